package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.graph.access.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenIT extends AppIT {

    @Test
    void theDocumentedRequestGivesTheDocumentedAnswer() {
        var answer = token("read write");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var body = answer.json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope", "refresh_token");
        assertThat(body.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.path("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(body.path("scope").asString().split(" ")).containsExactlyInAnyOrder("read", "write");

        var head = part(body.path("access_token").asString(), 0);
        var claims = part(body.path("access_token").asString(), 1);
        assertThat(head.path("alg").asString()).isEqualTo("HS256");
        assertThat(head.path("typ").asString()).isEqualTo("JWT");
        assertThat(claims.path("sub").asString()).isEqualTo(credential("client.id"));
        assertThat(claims.propertyNames()).contains("iat", "exp", "jti", "scope", "permissions");
        assertThat(texts(claims.path("permissions"))).contains("graph:read", "graph:write", "tasks:execute");
        assertThat(texts(claims.path("permissions"))).doesNotContain("access:manage");
    }

    @Test
    void whoAsksForLessGetsLess() {
        var reader = holder(token("read"));

        assertThat(reader.get("/tasks").status()).isEqualTo(200);
        var refused = reader.post("/tasks/submit", "{\"task_type\": \"x\", \"description\": \"y\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("E020");
        assertThat(refused.text()).contains("tasks:write");
        assertThat(refused.header("WWW-Authenticate"))
                .contains("insufficient_scope")
                .contains("tasks:write");
    }

    @Test
    void aPermissionIsAScopeOfItsOwn() {
        var given = token("tasks:read");
        assertThat(given.json().path("scope").asString()).isEqualTo("tasks:read");

        assertThat(holder(given).get("/tasks").status()).isEqualTo(200);
        assertThat(holder(given).get("/agents").status()).isEqualTo(403);
    }

    @Test
    void whoNamesNoScopeGetsWhatTheClientHas() {
        var form = client();
        form.put("grant_type", "client_credentials");

        assertThat(stranger()
                        .form("/auth/token", form)
                        .json()
                        .path("scope")
                        .asString()
                        .split(" "))
                .containsExactlyInAnyOrder("read", "write");
    }

    @Test
    void aStatementThatWritesNeedsMoreThanOneThatReads() {
        var reader = holder(token("read"));

        assertThat(reader.post("/knowledge-graph/query", "{\"query\": \"RETURN 1 AS one\"}")
                        .status())
                .isEqualTo(200);
        var refused =
                reader.post("/knowledge-graph/query", "{\"query\": \"CREATE (:Thing)\", \"access_mode\": \"write\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorField()).isEqualTo("access_mode");
        assertThat(graph().read("MATCH (n:Thing) RETURN n", Map.of())).isEmpty();
    }

    @Test
    void aRefreshTokenIsGoodOnceAndCopyingItEndsEverything() {
        var first = token("read").json();
        var second = refresh(first);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.json().path("refresh_token").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(second.json().path("scope").asString()).isEqualTo("read");
        assertThat(holder(second).get("/tasks").status()).isEqualTo(200);

        var copied = refresh(first);
        assertThat(copied.status()).isEqualTo(400);
        assertThat(copied.json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh(second.json()).status())
                .as("the thief and the owner look alike")
                .isEqualTo(400);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsGoodNoMore() {
        var given = token("read");
        assertThat(holder(given).get("/tasks").status()).isEqualTo(200);

        var form = client();
        form.put("token", given.json().path("access_token").asString());
        assertThat(stranger().form("/oauth/revoke", form).status()).isEqualTo(200);

        var refused = holder(given).get("/tasks");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void introspectionTellsWhatATokenIsWorth() {
        var form = client();
        form.put("token", token("read").json().path("access_token").asString());
        var known = stranger().form("/oauth/introspect", form).json();
        assertThat(known.path("active").asBoolean()).isTrue();
        assertThat(known.path("client_id").asString()).isEqualTo(credential("client.id"));

        form.put("token", "something else");
        assertThat(stranger()
                        .form("/oauth/introspect", form)
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void theMetadataNameWhatIsThereAndNothingElse() {
        var metadata = stranger().get("/.well-known/oauth-authorization-server").json();

        assertThat(metadata.path("token_endpoint").asString()).isEqualTo("http://localhost:" + port() + "/auth/token");
        assertThat(texts(metadata.path("grant_types_supported")))
                .containsExactlyInAnyOrder("authorization_code", "client_credentials", "refresh_token");
        assertThat(texts(metadata.path("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(texts(metadata.path("response_types_supported"))).containsExactly("code");
        assertThat(texts(metadata.path("token_endpoint_auth_methods_supported")))
                .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "none");
        assertThat(texts(metadata.path("introspection_endpoint_auth_methods_supported")))
                .containsExactlyInAnyOrder("client_secret_basic", "client_secret_post");
        assertThat(texts(metadata.path("scopes_supported"))).contains("read", "tasks:write");
        assertThat(metadata.path("authorization_endpoint").asString()).endsWith("/oauth/authorize");
        assertThat(metadata.path("jwks_uri").asString()).endsWith("/oauth/jwks");
        assertThat(metadata.propertyNames())
                .doesNotContain("tls_client_certificate_bound_access_tokens", "dpop_signing_alg_values_supported");
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret, wrong, 401, invalid_client",
        "client_id, nobody, 401, invalid_client",
        "grant_type, password, 400, unsupported_grant_type",
        "scope, admin, 400, invalid_scope",
        "scope, access:manage, 400, invalid_scope",
        "scope, everything, 400, invalid_scope",
    })
    void aWrongRequestIsRefusedAsTheStandardSays(String field, String value, int status, String error) {
        var form = client();
        form.put("grant_type", "client_credentials");
        form.put(field, value);
        var answer = stranger().form("/auth/token", form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("error").asString()).isEqualTo(error);
    }

    @Test
    void aTokenThatWasChangedOrSignedByAnotherIsRefused() {
        var good = token("read").json().path("access_token").asString();
        var parts = good.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("graph:read", "access:manage");
        var more = parts[0] + "." + encoded(claims) + "." + parts[2];
        var none = encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        for (var token : List.of(more, none, "x", "a.b.c", good + "x")) {
            assertThat(Http.holder(port(), token).get("/tasks").status())
                    .as(token)
                    .isEqualTo(401);
        }
    }

    @Test
    void nobodyReadsSecretsOutOfTheGraph() {
        var given = token("read write").json();
        var all = http().post(
                        "/knowledge-graph/query",
                        "{\"query\": \"MATCH (n) WHERE NOT n:Entity RETURN properties(n) AS p\", \"format\": \"table\", \"limit\": 100000}")
                .text();

        assertThat(all).contains("sealed");
        assertThat(all)
                .doesNotContain(credential("client.secret"))
                .doesNotContain(Secrets.digest(credential("client.secret")))
                .doesNotContain(credential("client.id"))
                .doesNotContain(given.path("refresh_token").asString())
                .doesNotContain(Secrets.digest(given.path("refresh_token").asString()));
    }

    private Map<String, String> client() {
        return new HashMap<>(
                Map.of("client_id", credential("client.id"), "client_secret", credential("client.secret")));
    }

    private Http.Answer token(String scope) {
        var form = client();
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        return stranger().form("/auth/token", form);
    }

    private Http.Answer refresh(JsonNode given) {
        var form = client();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", given.path("refresh_token").asString());
        return stranger().form("/auth/token", form);
    }

    private Http holder(Http.Answer given) {
        return Http.holder(port(), given.json().path("access_token").asString());
    }

    private static JsonNode part(String token, int index) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
