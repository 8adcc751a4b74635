package tech.aia.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tech.aia.app.Http;
import tech.aia.app.PeopleAppIT;
import tech.aia.graph.access.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditedDoorsIT extends PeopleAppIT {
    private static final Set<RequestMethod> WRITING =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    /** Doors that no controller has. */
    private static final Set<String> OF_FILTERS =
            Set.of("/auth/token", "/oauth/token", "/oauth/authorize", "/oauth/revoke", "/oauth/introspect", "/graphql");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private List<RequestMappingHandlerMapping> mappings;

    @Test
    void everyRouteThatMayWriteHasAName() {
        var rules = new AuditRules();
        var patterns = new ArrayList<>(OF_FILTERS);
        var seen = 0;
        for (var mapping : mappings) {
            for (var info : mapping.getHandlerMethods().keySet()) {
                patterns.addAll(info.getPatternValues());
                for (var method : info.getMethodsCondition().getMethods()) {
                    if (WRITING.contains(method)) {
                        seen++;
                        for (var pattern : info.getPatternValues()) {
                            assertThat(rules.find(method.name(), pattern.replaceAll("\\{[^}]*}", "x")))
                                    .as(method + " " + pattern + " has no name in AuditRules")
                                    .isPresent();
                        }
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(35);
        assertThat(AuditRules.RULES).allSatisfy(rule -> {
            assertThat(rule.action()).matches("[a-z_]+(\\.[a-z_]+)?");
            assertThat(patterns.stream().map(AuditedDoorsIT::shape))
                    .as(rule.pattern() + " is no route any more")
                    .contains(shape(rule.pattern()));
        });
    }

    private static String shape(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void everyActionStandsInTheDocumentation() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "security.md"));

        assertThat(AuditRules.RULES)
                .filteredOn(rule -> rule.kind() != AuditRule.Kind.NOTHING)
                .allSatisfy(rule -> assertThat(List.of(
                                "`" + rule.action() + "`", "`" + rule.action().replaceFirst("\\..*", ".*") + "`"))
                        .anyMatch(page::contains));
    }

    @Test
    void loginsAreRecordedBeforeTheyAreAnswered() {
        var lena = register("lena", "viewer");
        var wrong = logIn("lena", "Wr0ng-w0rd");
        var nobody = logIn("Wr0ng-field", "Wr0ng-w0rd");
        var good = logIn("lena@example.org", PASSWORD);
        assertThat(good.status()).isEqualTo(200);

        var bad = only(admin(), "person.login", by(wrong));
        assertThat(bad.path("outcome").asString()).isEqualTo("refused");
        assertThat(bad.path("error_code").asString()).isEqualTo("E019");
        assertThat(bad.path("actor").path("kind").asString()).isEqualTo("anonymous");
        assertThat(bad.path("target").path("id").asString()).isEqualTo(lena);
        assertThat(bad.path("address").asString()).isEqualTo("127.0.0.1");
        var unknown = only(admin(), "person.login", by(nobody));
        assertThat(unknown.path("target").path("id").isNull()).isTrue();
        assertThat(unknown.path("details").path("unknown_account").asString()).hasSize(16);
        var done = only(admin(), "person.login", by(good));
        assertThat(done.path("outcome").asString()).isEqualTo("ok");
        assertThat(done.path("actor").path("id").asString()).isEqualTo(lena);
        assertThat(done.path("actor").path("name").asString()).isEqualTo("lena");

        var last = wrong;
        for (int i = 0; i < 8 && last.status() != 429; i++) {
            last = logIn("lena", "Wr0ng-w0rd");
        }
        assertThat(only(admin(), "person.login", by(last)).path("error_code").asString())
                .isEqualTo("E021");
        assertThat(export()).doesNotContain("Wr0ng").doesNotContain(PASSWORD);
        admin().delete("/access/people/" + lena);
    }

    @Test
    void whatComesOfTokensIsRecorded() {
        var bob = register("bob", "viewer");
        var given = logIn("bob", PASSWORD).json();
        var renewed = refresh(given);
        var reused = refresh(given);
        var out = Http.holder(
                        port(),
                        logIn("bob", PASSWORD).json().path("access_token").asString())
                .post("/auth/logout", "");

        assertThat(only(admin(), "token.refresh", by(renewed))
                        .path("actor")
                        .path("id")
                        .asString())
                .isEqualTo(bob);
        var reuse = only(admin(), "token.reuse", by(reused));
        assertThat(reuse.path("outcome").asString()).isEqualTo("refused");
        assertThat(reuse.path("target").path("id").asString()).isEqualTo(bob);
        assertThat(only(admin(), "person.logout", by(out))
                        .path("actor")
                        .path("id")
                        .asString())
                .isEqualTo(bob);
        admin().delete("/access/people/" + bob);
    }

    @Test
    void whatClientsAreGivenAndRefusedIsRecorded() {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_id", credential("client.id"),
                "client_secret", credential("client.secret"));
        var given = stranger().form("/auth/token", form);
        var again = stranger()
                .form(
                        "/auth/token",
                        Map.of(
                                "grant_type", "refresh_token",
                                "refresh_token",
                                        given.json().path("refresh_token").asString(),
                                "client_id", credential("client.id"),
                                "client_secret", credential("client.secret")));
        var refused = stranger()
                .form(
                        "/auth/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", credential("client.id"),
                                "client_secret", "Wr0ng-secret"));
        var forged = Http.holder(port(), "a.b.c").get("/tasks");

        var grant = only(admin(), "token.grant", by(given));
        assertThat(grant.path("actor").path("kind").asString()).isEqualTo("client");
        assertThat(grant.path("actor").path("id").asString()).isEqualTo(credential("client.id"));
        assertThat(only(admin(), "token.refresh", by(again)).path("outcome").asString())
                .isEqualTo("ok");
        var refusal = only(admin(), "token.grant", by(refused));
        assertThat(refusal.path("outcome").asString()).isEqualTo("refused");
        assertThat(refusal.path("error_code").asString()).isEqualTo("invalid_client");
        assertThat(refusal.path("actor").path("kind").asString()).isEqualTo("anonymous");
        assertThat(refusal.path("target").path("id").asString()).isEqualTo(credential("client.id"));
        eventually("a forged token is recorded", () -> found("token.refuse", by(forged)) == 1);
        assertThat(export()).doesNotContain("Wr0ng-secret").doesNotContain(credential("client.secret"));
    }

    @Test
    void keysAndWhatIsDoneWithThemAreRecorded() {
        var made = http().post("/auth/api-keys", "{\"name\": \"k\", \"permissions\": [\"graph:write\"]}");
        var key = made.json().path("key").asString();
        var id = made.json().path("api_key").path("id").asString();
        var used = withKey(key, "POST", "/knowledge-graph/entities", "{\"type\": \"customer\", \"id\": \"keyed\"}");
        assertThat(used.status()).isEqualTo(201);
        var notAllowed = withKey(key, "GET", "/tasks", "");
        var revoked = http().delete("/auth/api-keys/" + id);
        var refused = withKey(key, "POST", "/knowledge-graph/entities", "{\"type\": \"customer\", \"id\": \"late\"}");

        assertThat(only(admin(), "key.create", by(made))
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(only(admin(), "key.revoke", by(revoked))
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        eventually("the refusal is recorded", () -> found("key.refuse", by(refused)) == 1);
        eventually("the other refusal is recorded", () -> found("permission.refuse", by(notAllowed)) == 1);
        var write = only(admin(), "entity.create", by(used));
        assertThat(write.path("actor").path("kind").asString()).isEqualTo("key");
        assertThat(write.path("actor").path("id").asString()).isEqualTo(id);
        assertThat(write.path("actor").path("owner").asString()).isEqualTo(credential("client.id"));
        assertThat(write.path("target").path("id").asString()).isEqualTo("customer_keyed");
        assertThat(export()).doesNotContain(key);
    }

    @Test
    void whoMayDoWhatIsRecordedBeforeItIsAnswered() {
        var admin = admin();
        var person = admin.post(
                "/access/people",
                "{\"username\": \"kim\", \"email\": \"kim@example.org\", \"password\": \"%s\", \"roles\": [\"user\"]}"
                        .formatted(PASSWORD));
        var id = person.json().path("id").asString();
        var changed = admin.json("PATCH", "/access/people/" + id, "{\"roles\": [\"viewer\"]}");
        var kim = Http.holder(
                port(), logIn("kim", PASSWORD).json().path("access_token").asString());
        var password = kim.post(
                "/auth/me/password",
                "{\"old_password\": \"%s\", \"new_password\": \"a better one\"}".formatted(PASSWORD));
        var refused = Http.holder(port(), password.json().path("access_token").asString())
                .post("/access/clients", "{\"name\": \"x\", \"scopes\": [\"read\"]}");
        var deleted = admin.delete("/access/people/" + id);
        var missing = admin.delete("/access/people/" + id);
        var client = admin.post("/access/clients", "{\"name\": \"x\", \"scopes\": [\"read\"]}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(only(admin, "person.create", by(person))
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(only(admin, "person.update", by(changed))
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(only(admin, "person.password", by(password))
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(only(admin, "client.create", by(refused)).path("outcome").asString())
                .isEqualTo("refused");
        assertThat(only(admin, "person.delete", by(deleted)).path("outcome").asString())
                .isEqualTo("ok");
        assertThat(only(admin, "person.delete", by(missing)).path("outcome").asString())
                .isEqualTo("failed");
        assertThat(only(admin, "client.create", by(client))
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(client.json().path("client").path("client_id").asString());
        assertThat(export())
                .doesNotContain(PASSWORD)
                .doesNotContain("a better one")
                .doesNotContain(client.json().path("client_secret").asString());
    }

    @Test
    void writesOfDataAreRecordedWithoutWhatIsWritten() {
        var created = http().post(
                        "/knowledge-graph/entities",
                        "{\"type\": \"customer\", \"id\": \"a/b\", \"properties\": {\"note\": \"private-words\"}}");
        var changed = http().json(
                        "PATCH",
                        "/knowledge-graph/entities/customer_a%2Fb",
                        "{\"properties\": {\"note\": \"private-words\"}}");
        var deleted = http().delete("/knowledge-graph/entities/customer_a%2Fb");
        var invalid = http().post("/knowledge-graph/entities", "{}");
        var imported = http().post(
                        "/knowledge-graph/import?type=customer&id=symbol",
                        "text/csv",
                        "symbol,name\nX,private-words\n".getBytes(StandardCharsets.UTF_8));
        var submitted = http().post("/tasks/submit", "{\"task_type\": \"x\", \"description\": \"private-words\"}");
        var statement = "CREATE (:Thing {note: 'private-words'})";
        var written =
                http().post("/knowledge-graph/query", "{\"query\": \"" + statement + "\", \"access_mode\": \"write\"}");
        var read = http().post("/knowledge-graph/query", "{\"query\": \"RETURN 1 AS one\"}");
        var mutation = http().post("/graphql", "{\"query\": \"mutation { deleteAll(word: \\\"private-words\\\") }\"}");
        var last = http().delete("/knowledge-graph/entities/not-there");

        eventually("the last is recorded", () -> found("entity.delete", by(last)) == 1);
        assertThat(target("entity.create", created)).isEqualTo("customer_a/b");
        assertThat(target("entity.update", changed)).isEqualTo("customer_a/b");
        assertThat(target("entity.delete", deleted)).isEqualTo("customer_a/b");
        assertThat(target("import.create", imported))
                .isEqualTo(imported.json().path("import_id").asString());
        assertThat(target("task.submit", submitted))
                .isEqualTo(submitted.json().path("task_id").asString());
        assertThat(only(admin(), "entity.create", by(invalid))
                        .path("error_code")
                        .asString())
                .isEqualTo("E002");
        var cypher = only(admin(), "cypher.write", by(written));
        assertThat(cypher.path("outcome").asString()).isEqualTo("ok");
        assertThat(cypher.path("details").path("statement_sha256").asString()).isEqualTo(Secrets.digest(statement));
        assertThat(cypher.path("details").path("statement_length").asString())
                .isEqualTo(Integer.toString(statement.length()));
        assertThat(found("*", by(read))).isZero();
        var graphql = only(admin(), "graphql.mutate", by(mutation));
        assertThat(graphql.path("outcome").asString()).isEqualTo("failed");
        assertThat(graphql.path("details").path("fields").asString()).isEqualTo("deleteAll");
        assertThat(export()).doesNotContain("private-words");
        graph().write(tx -> tx.run("MATCH (t:Thing) DELETE t", Map.of()));
    }

    @Test
    void onlyAdministratorsReadIt() {
        for (var path : List.of("/access/audit", "/access/audit/check")) {
            assertThat(stranger().get(path).status()).isEqualTo(401);
            var refused = http().get(path);
            assertThat(refused.errorCode()).isEqualTo("E020");
            eventually("the refusal is recorded", () -> found("permission.refuse", by(refused)) == 1);
            assertThat(admin().get(path).status()).isEqualTo(200);
        }
        assertThat(admin().get("/access/audit/check").json().path("whole").asBoolean())
                .isTrue();
    }

    @Test
    void nothingOfItIsInReachOfStatements() {
        var entries = http().post(
                        "/knowledge-graph/query",
                        "{\"query\": \"MATCH (a:AuditRecord) RETURN properties(a) AS p LIMIT 50\", \"format\": \"table\"}")
                .text();
        assertThat(entries).contains("sealed").doesNotContain("person.login").doesNotContain(credential("client.id"));
        for (var statement : List.of(
                "MATCH (a:AuditRecord) DELETE a",
                "MATCH (a) WHERE a.sealed IS NOT NULL AND a.at IS NOT NULL DETACH DELETE a",
                "MATCH (a) WHERE a.sealed IS NOT NULL AND a.at IS NOT NULL SET a.at = datetime()",
                "CREATE (:$('Audit' + 'Record') {key: 'x'})")) {
            var refused = http().post(
                            "/knowledge-graph/query",
                            "{\"query\": \"%s\", \"access_mode\": \"write\"}".formatted(statement));
            assertThat(refused.status()).as(statement + refused.text()).isEqualTo(403);
        }
    }

    @Test
    void pagesAndLinesShowTheSame() {
        var before = JsonMapper.shared();
        var page = admin().get("/access/audit?limit=5").json();
        var next = admin().get("/access/audit?limit=5&cursor="
                        + page.path("next_cursor").asString())
                .json();
        assertThat(page.path("records")).hasSize(5);
        assertThat(next.path("records").path(0).path("number").asLong())
                .isLessThan(page.path("records").path(4).path("number").asLong());

        var to = page.path("records").path(0).path("at").asString();
        var lines = admin().get("/access/audit?to=" + to, "application/x-ndjson");
        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        var first = before.readTree(lines.text().lines().findFirst().orElseThrow());
        assertThat(first).isEqualTo(page.path("records").path(1));
    }

    @Test
    void whatCannotBeAskedIsRefusedByItsName() {
        for (var wrong : List.of(
                "from=yesterday:from",
                "to=2026-01-01:to",
                "outcome=good:outcome",
                "limit=0:limit",
                "limit=1001:limit",
                "cursor=x:cursor",
                "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z:from")) {
            var field = wrong.substring(wrong.lastIndexOf(':') + 1);
            var refused = admin().get("/access/audit?" + wrong.substring(0, wrong.lastIndexOf(':')));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.errorField()).isEqualTo(field);
        }
    }

    private static Predicate<JsonNode> by(Http.Answer answer) {
        var id = answer.header("X-Request-ID");
        assertThat(id).isNotEmpty();
        return record -> record.path("request_id").asString("").equals(id);
    }

    private long found(String action, Predicate<JsonNode> which) {
        return records(admin(), action).stream().filter(which).count();
    }

    private static List<JsonNode> records(Http admin, String action) {
        return admin.get("/access/audit?limit=1000&action=" + action)
                .json()
                .path("records")
                .valueStream()
                .toList();
    }

    private static JsonNode only(Http admin, String action, Predicate<JsonNode> which) {
        var found = records(admin, action).stream().filter(which).toList();
        assertThat(found).as(action).hasSize(1);
        return found.getFirst();
    }

    private String target(String action, Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        var record = only(admin(), action, by(answer));
        assertThat(record.path("actor").path("id").asString()).isEqualTo(credential("client.id"));
        assertThat(record.path("outcome").asString()).isEqualTo("ok");
        return record.path("target").path("id").asString();
    }

    private String export() {
        return admin().get("/access/audit", "application/x-ndjson").text();
    }

    private Http.Answer withKey(String key, String method, String path, String body) {
        return stranger()
                .send(stranger()
                        .request(path)
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }
}
