package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.Http.encoded;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;

class EntityIT extends AppIT {
    private static final String ENTITIES = "/knowledge-graph/entities";

    @Test
    void createsReadsChangesAndDeletes() {
        var created = http().post(ENTITIES, """
                {"type": "customer", "id": "ACME", "properties": {"name": "Acme Corp", "sector": "Technology", "annual_revenue": 50000000}}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ENTITIES + "/customer_ACME");
        assertThat(created.json().path("id").asString()).isEqualTo("customer_ACME");
        assertThat(created.json().path("created_at").asString()).endsWith("Z");

        var changed = http().json("PATCH", ENTITIES + "/customer_ACME", """
                {"properties": {"sector": null, "rank": 1}}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("properties").propertyNames())
                .containsExactlyInAnyOrder("name", "annual_revenue", "rank");

        var replaced = http().json("PUT", ENTITIES + "/customer_ACME", """
                {"properties": {"name": "Acme"}}""");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("properties").propertyNames()).containsExactly("name");
        assertThat(http().get(ENTITIES + "/customer_ACME").json().path("name").asString())
                .isEqualTo("Acme");

        assertThat(http().delete(ENTITIES + "/customer_ACME").status()).isEqualTo(204);
        assertThat(http().get(ENTITIES + "/customer_ACME").status()).isEqualTo(404);
        assertThat(http().delete(ENTITIES + "/customer_ACME").errorCode()).isEqualTo("E003");
    }

    @Test
    void makesUpAnIdWhenNoneIsGiven() {
        var created = http().post(ENTITIES, "{\"type\": \"agent\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("id").asString()).matches("agent_[0-9a-f]{32}");
    }

    @Test
    void putCreatesWhatDoesNotExist() {
        var created = http().json("PUT", ENTITIES + "/customer_NEW", """
                {"type": "customer", "properties": {"name": "New"}}""");

        assertThat(created.status()).isEqualTo(201);
        assertThat(http().json("PUT", ENTITIES + "/customer_OTHER", "{\"properties\": {}}")
                        .errorField())
                .isEqualTo("type");
    }

    @Test
    void takesAMergePatch() {
        http().post(
                        ENTITIES,
                        "{\"type\": \"customer\", \"id\": \"1\", \"properties\": {\"name\": \"A\", \"fax\": \"1\"}}");

        var patched = http().send(http().request(ENTITIES + "/customer_1")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"properties\": {\"fax\": null}}")));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("properties").has("fax")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Hara \"& Söhne\"",
                "a/b",
                "a\\b",
                "50% off",
                "x?y#z",
                "') DETACH DELETE n //",
                "日本",
                "a;b=c",
                "a+b"
            })
    void anIdMayHaveAnyPrintableCharacter(String key) {
        var json = tools.jackson.databind.json.JsonMapper.shared()
                .writeValueAsString(Map.of("type", "customer", "id", key, "properties", Map.of("name", key)));

        var created = http().post(ENTITIES, json);
        assertThat(created.status()).isEqualTo(201);

        var path = ENTITIES + "/" + encoded("customer_" + key);
        assertThat(http().get(path).json().path("name").asString()).isEqualTo(key);
        assertThat(http().get(created.header("Location")).json().path("name").asString())
                .isEqualTo(key);
        assertThat(http().delete(path).status()).isEqualTo(204);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        http().post(ENTITIES, "{\"type\": \"customer\", \"id\": \"1\"}");
        var path = ENTITIES + "/customer_1";
        embedded(path);
        var tag = http().get(path).header("ETag");

        var same = http().send(http().request(path).header("If-None-Match", tag).GET());
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);

        graph().write(tx -> tx.run("MATCH (e:Entity {id: 'customer_1'}) SET e.rank = 1", Map.of()));
        var changed =
                http().send(http().request(path).header("If-None-Match", tag).GET());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).matches("\"[0-9a-f]{32}-e\"").isNotEqualTo(tag);
    }

    @Test
    void whetherItIsEmbeddedIsToldToWhoHasSeenThatItWasNot() {
        var created = http().post(ENTITIES, "{\"type\": \"customer\", \"id\": \"1\"}");
        assertThat(created.json().path("embedded").asBoolean()).isFalse();
        var path = ENTITIES + "/customer_1";
        embedded(path);

        var now = http().send(http().request(path)
                .header("If-None-Match", created.header("ETag"))
                .GET());

        assertThat(now.status()).isEqualTo(200);
        assertThat(now.json().path("embedded").asBoolean()).isTrue();
        assertThat(version(now.header("ETag"))).isEqualTo(version(created.header("ETag")));
    }

    private void embedded(String path) {
        eventually(
                "an embedding", () -> http().get(path).json().path("embedded").asBoolean());
    }

    /** What both tags of a state begin with. */
    private static String version(String tag) {
        assertThat(tag).matches("\"[0-9a-f]{32}(-e)?\"");
        return tag.substring(1, 33);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | {\"properties\": {\"name\": \"Mine\"}}",
                "PATCH  | {\"properties\": {\"name\": \"Mine\"}}",
                "DELETE | "
            })
    void onlyWhatWasReadIsChanged(String method, @Nullable String body) {
        http().post(ENTITIES, "{\"type\": \"customer\", \"id\": \"1\"}");
        var path = ENTITIES + "/customer_1";
        var seen = http().get(path).header("ETag");
        graph().write(tx -> tx.run("MATCH (e:Entity {id: 'customer_1'}) SET e.name = 'Theirs'", Map.of()));
        var now = http().get(path).header("ETag");

        var late = change(method, path, body, seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.errorCode()).isEqualTo("E024");
        assertThat(late.json()
                        .path("error")
                        .path("details")
                        .path("present_version")
                        .asString())
                .isEqualTo(version(now));
        assertThat(http().get(path).json().path("name").asString()).isEqualTo("Theirs");
        assertThat(change(method, path, body, "W/" + now).errorCode()).isEqualTo("E002");

        assertThat(change(method, path, body, now).status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | {\"type\": \"customer\", \"properties\": {}}",
                "PUT    | {\"properties\": {}}",
                "PATCH  | {\"properties\": {}}",
                "DELETE | "
            })
    void whatIsGoneIsNotWhatWasRead(String method, @Nullable String body) {
        var answer = change(method, ENTITIES + "/customer_1", body, "\"abc\"");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.errorCode()).isEqualTo("E024");
        assertThat(http().get(ENTITIES + "/customer_1").status()).isEqualTo(404);
    }

    @Test
    void whoChangesItAgainNeedNotReadItBetween() {
        var created = http().post(ENTITIES, "{\"type\": \"customer\", \"id\": \"1\"}");
        var path = ENTITIES + "/customer_1";

        var patched = change("PATCH", path, "{\"properties\": {\"name\": \"A\"}}", created.header("ETag"));
        var replaced = change("PUT", path, "{\"properties\": {\"name\": \"B\"}}", patched.header("ETag"));

        assertThat(change("DELETE", path, null, patched.header("ETag")).status())
                .isEqualTo(412);
        assertThat(change("DELETE", path, null, replaced.header("ETag")).status())
                .isEqualTo(204);
    }

    @Test
    void onlyWhatIsNotThereIsCreatedForWhoAsksForThat() {
        var mine = "{\"type\": \"customer\", \"properties\": {\"name\": \"Mine\"}}";
        var made = putIfNone(mine, "*");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(ENTITIES + "/customer_1");

        for (var body : List.of(mine.replace("Mine", "Theirs"), "{\"properties\": {}}")) {
            var taken = putIfNone(body, "*");
            assertThat(taken.status()).isEqualTo(412);
            assertThat(taken.errorCode()).isEqualTo("E024");
        }
        assertThat(putIfNone(mine, made.header("ETag")).errorCode()).isEqualTo("E002");
        assertThat(http().get(ENTITIES + "/customer_1").json().path("name").asString())
                .isEqualTo("Mine");
    }

    private Http.Answer putIfNone(String body, String tag) {
        return http().send(http().request(ENTITIES + "/customer_1")
                .header("Content-Type", "application/json")
                .header("If-None-Match", tag)
                .method("PUT", BodyPublishers.ofString(body)));
    }

    private Http.Answer change(String method, String path, @Nullable String body, String ifMatch) {
        return http().send(http().request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    @Test
    void aTakenIdIsAConflict() {
        http().post(ENTITIES, "{\"type\": \"customer\", \"id\": \"1\"}");

        var again = http().post(ENTITIES, "{\"type\": \"customer\", \"id\": \"1\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("error").path("type").asString()).isEqualTo("Conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"Customer\"}|422|type",
                "{\"type\": \"a`) DETACH DELETE n //\"}|422|type",
                "{\"id\": \"1\"}|400|type",
                "{\"type\": \"customer\", \"id\": \"\"}|422|id",
                "{\"type\": \"customer\", \"id\": \"a\\u0000b\"}|422|id",
                "{\"type\": \"customer\", \"name\": \"x\"}|422|name",
                "{\"type\": 5}|422|type",
                "{\"type\": \"customer\", \"properties\": []}|422|properties",
                "{\"type\": \"customer\", \"properties\": {\"a\": \"x\\u0000\"}}|422|a",
                "{\"type\": \"customer\", \"properties\": {\"a\": 1e999}}|422|properties.a",
                "{\"type\": \"customer\", \"properties\": {\"a\": NaN}}|400|''",
                "{\"type\": \"customer\", \"type\": \"agent\"}|400|''",
                "{\"type\": \"customer\"}}|400|''",
                "[]|400|''",
                "nonsense|400|''",
                "''|400|''"
            })
    void refusesABadEntityWithTheFieldThatIsWrong(String body, int status, String field) {
        var refused = http().post(ENTITIES, body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.errorField()).isEqualTo(field);
        assertThat(graph().read("MATCH (e:Entity) RETURN e", Map.of())).isEmpty();
    }

    @Test
    void propertiesThatLookLikeCypherAreOnlyText() {
        var evil = "x: 1}) DETACH DELETE n //";
        var created = http().post(
                        ENTITIES,
                        tools.jackson.databind.json.JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "type", "customer", "id", "1", "properties", Map.of("note", evil, evil, "v"))));

        assertThat(created.json().path("properties").path("note").asString()).isEqualTo(evil);
        assertThat(http().get("/knowledge-graph/types").json().path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void datesAreStoredAsSuchOnlyWhenStated() {
        http().post(ENTITIES, """
                {"type": "customer", "id": "1", "properties":
                 {"text": "2025-10-03", "day": {"$type": "date", "value": "2025-10-03"}, "nested": {"a": 1}}}""");

        var types = graph().read(
                        "MATCH (e:Entity {id: 'customer_1'}) RETURN valueType(e.text) AS text, valueType(e.day) AS day",
                        Map.of())
                .getFirst();
        assertThat(types.string("text")).startsWith("STRING");
        assertThat(types.string("day")).startsWith("DATE");
        assertThat(http().get(ENTITIES + "/customer_1")
                        .json()
                        .path("properties")
                        .path("day")
                        .asString())
                .isEqualTo("2025-10-03");
    }

    @Test
    void listsByFilterInOrderPageByPage() {
        for (int i = 1; i <= 7; i++) {
            http().post(
                            ENTITIES,
                            "{\"type\": \"customer\", \"id\": \"%d\", \"properties\": {\"revenue\": %d, \"sector\": \"%s\"}}"
                                    .formatted(i, i % 3 * 100, i == 7 ? "Energy" : "Technology"));
        }
        var path = ENTITIES + "?type=customer&sort=-revenue&limit=2&filter="
                + encoded("{\"sector\": \"Technology\", \"revenue\": {\"lt\": 200}}");

        var ids = new ArrayList<String>();
        var cursor = "";
        var pages = 0;
        do {
            var page = http().get(path + cursor).json();
            page.path("entities").forEach(entity -> ids.add(entity.path("id").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + encoded(page.path("next_cursor").asString());
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(2);
        assertThat(ids).containsExactly("customer_1", "customer_4", "customer_3", "customer_6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|limit",
                "limit=100000|limit",
                "limit=many|limit",
                "type=no such|type",
                "filter=[]|filter",
                "filter={\"no_such_property\": 1}|filter.no_such_property",
                "sort=a,,b|sort",
                "cursor=nonsense|cursor"
            })
    void refusesABadListWithTheParameterThatIsWrong(String query, String field) {
        var at = query.indexOf('=');

        var refused = http().get(ENTITIES + "?" + query.substring(0, at + 1) + encoded(query.substring(at + 1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @Test
    void countsTypes() {
        http().post(ENTITIES, "{\"type\": \"customer\"}");
        http().post(ENTITIES, "{\"type\": \"customer\"}");
        http().post(ENTITIES, "{\"type\": \"agent\"}");

        assertThat(http().get("/knowledge-graph/types").text())
                .isEqualTo(
                        "{\"types\":[{\"type\":\"customer\",\"count\":2},{\"type\":\"agent\",\"count\":1}],\"total\":3}");
    }
}
