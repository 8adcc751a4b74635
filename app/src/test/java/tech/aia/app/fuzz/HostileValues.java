package tech.aia.app.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values made by a seed: some that a schema allows, some that none does. */
final class HostileValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "\uDFFF\uD800",
            "💥".repeat(200),
            "'; MATCH (n) DETACH DELETE n //",
            "\") RETURN 1 //",
            "`}) RETURN n //",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "%00%ff%c0%af",
            "${jndi:ldap://127.0.0.1/a}",
            "<script>alert(1)</script>",
            "line\r\nSet-Cookie: a=b",
            "null",
            "NaN",
            "-Infinity",
            "2026-13-45T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "9".repeat(400),
            "x".repeat(70_000),
            "\u202Egnp.exe",
            "_id",
            "__proto__",
            "embedding",
            "type",
            "MATCH (n) RETURN n LIMIT 3",
            "UNWIND range(1, 100000) AS i RETURN i",
            "RETURN 1/0",
            "task",
            "customer_none",
            "a,b;c d");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Mostly what the schema asks for, so that the request gets past its first check; sometimes anything. */
    JsonNode ofSchema(JsonNode schema, JsonNode schemas, int depth) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString().replaceAll(".*/", "");
            return ofSchema(schemas.path(name), schemas, depth);
        }
        if (oneIn(6) || depth > DEEPEST) {
            return anything(depth);
        }
        if (schema.has("example") && oneIn(3)) {
            return schema.path("example");
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty() && !oneIn(4)) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, schemas, depth);
            case "array" -> array(schema, schemas, depth);
            case "integer" -> integer();
            case "number" -> number();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> JSON.stringNode(oneIn(2) ? "word" : text());
            default -> anything(depth);
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        for (var one : type) {
            if (!one.asString("").equals("null")) {
                return one.asString("");
            }
        }
        return type.asString(schema.has("properties") ? "object" : "");
    }

    private JsonNode object(JsonNode schema, JsonNode schemas, int depth) {
        var object = JSON.objectNode();
        schema.path("properties").propertyStream().forEach(property -> {
            var required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (required ? !oneIn(12) : oneIn(2)) {
                object.set(property.getKey(), ofSchema(property.getValue(), schemas, depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            object.set(oneIn(2) ? "a" : text(), ofSchema(schema.path("additionalProperties"), schemas, depth + 1));
        }
        if (oneIn(10)) {
            object.set(text(), anything(depth + 1));
        }
        return object;
    }

    private JsonNode array(JsonNode schema, JsonNode schemas, int depth) {
        var array = JSON.arrayNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            array.add(ofSchema(schema.path("items"), schemas, depth + 1));
        }
        return array;
    }

    private JsonNode integer() {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.numberNode(-1);
            case 1 -> JSON.numberNode(0);
            case 2 -> JSON.numberNode(Long.MAX_VALUE);
            case 3 -> JSON.numberNode(new BigInteger("9".repeat(60)));
            case 4 -> JSON.numberNode(1.5);
            default -> JSON.numberNode(1 + random.nextInt(20));
        };
    }

    private JsonNode number() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.numberNode(1e308);
            case 1 -> JSON.numberNode(-1e-308);
            case 2 -> JSON.numberNode(7);
            default -> JSON.numberNode(random.nextDouble());
        };
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> integer();
            case 2 -> number();
            case 3 -> JSON.booleanNode(true);
            case 4 -> JSON.arrayNode();
            case 5 -> depth > DEEPEST ? JSON.objectNode() : JSON.objectNode().set(text(), anything(depth + 1));
            case 6 -> depth > DEEPEST ? JSON.arrayNode() : JSON.arrayNode().add(anything(depth + 1));
            default -> JSON.stringNode(text());
        };
    }

    /** The bytes of a body, which may be no JSON after all. */
    String damaged(String json) {
        if (!oneIn(8)) {
            return json;
        }
        return switch (random.nextInt(7)) {
            case 0 -> json.substring(0, json.length() / 2);
            case 1 -> json + json;
            case 2 -> "";
            case 3 -> "[".repeat(5_000);
            case 4 -> json.replace(':', '=');
            case 5 -> "{\"a\": NaN}";
            default -> "{\"a\": 1, \"a\": 2, \"query\": \"x\", \"query\": \"y\"}";
        };
    }

    List<String> headers() {
        var headers = new ArrayList<String>();
        if (oneIn(10)) {
            headers.addAll(List.of("Idempotency-Key", oneIn(2) ? "k".repeat(3_000) : "key-" + random.nextInt(3)));
        }
        if (oneIn(10)) {
            headers.addAll(List.of("Accept", oneIn(2) ? "application/xml" : "*/*;q=7, text/csv"));
        }
        if (oneIn(20)) {
            headers.addAll(List.of("Content-Encoding", "gzip"));
        }
        if (oneIn(20)) {
            headers.addAll(List.of("Last-Event-ID", text().replaceAll("[^ -~]", "?")));
        }
        if (oneIn(20)) {
            headers.addAll(List.of("X-Request-ID", "a".repeat(2_000)));
        }
        return headers;
    }

    String contentType(String right) {
        return oneIn(15)
                ? List.of("text/plain", "application/json; charset=utf-77", "application/xml", "image/png")
                        .get(random.nextInt(4))
                : right;
    }
}
