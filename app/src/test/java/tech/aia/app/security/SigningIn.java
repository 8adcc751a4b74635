package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.graph.access.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody and a client that acts in their name, made for each test. */
abstract class SigningIn extends AppIT {
    static final String PASSWORD = "correct horse battery";
    static final String BACK = "https://app.example.org/callback?tenant=1";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /** Of RFC 7636, appendix B. */
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    final String name = "code" + Secrets.random().replaceAll("[^a-z]", "");
    String person = "";
    String client = "";
    Map<String, String> credentials = Map.of();

    @BeforeEach
    void register() {
        var made = admin().post(
                        "/access/people",
                        "{\"username\": \"%s\", \"email\": \"%s@example.org\", \"password\": \"%s\", \"roles\": [\"user\"]}"
                                .formatted(name, name, PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        person = made.json().path("id").asString();
        use(newClient("[\"read\", \"write\"]", "[\"" + BACK + "\"]", false));
    }

    @AfterEach
    void remove() {
        admin().delete("/access/people/" + person);
        admin().delete("/access/clients/" + client);
    }

    JsonNode newClient(String scopes, String redirectUris, boolean isPublic) {
        var made = admin().post(
                        "/access/clients",
                        "{\"name\": \"A <b>test</b>\", \"scopes\": %s, \"redirect_uris\": %s, \"public\": %s}"
                                .formatted(scopes, redirectUris, isPublic));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("client").path("public").asBoolean()).isEqualTo(isPublic);
        return made.json();
    }

    void use(JsonNode made) {
        client = made.path("client").path("client_id").asString();
        credentials = made.path("client_secret").isNull()
                ? Map.of("client_id", client)
                : Map.of(
                        "client_id",
                        client,
                        "client_secret",
                        made.path("client_secret").asString());
    }

    /** The path of a good request, but for what is to be different; an empty parameter is left out. */
    String authorize(Map<String, String> different) {
        var parameters = new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                BACK,
                "state",
                "a b&c",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        parameters.putAll(different);
        return "/oauth/authorize?"
                + parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + Http.encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** Signs in and allows, if asked. */
    Http.Answer signedIn(String scopes) {
        var browser = new Browser(port());
        var next = browser.logIn(browser.get(authorize(Map.of("scope", scopes))), name, PASSWORD);
        return next.status() == 200 ? browser.decide(next, "allow", shown(next)) : next;
    }

    static String[] shown(Http.Answer consent) {
        return consent.text()
                .lines()
                .filter(line -> line.contains("name=\"scope\""))
                .map(line -> line.replaceAll(".*value=\"([^\"]*)\".*", "$1"))
                .toArray(String[]::new);
    }

    static Map<String, String> answer(Http.Answer back) {
        var query = URI.create(back.header("Location")).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String code(Http.Answer back) {
        assertThat(back.header("Location")).as(back.status() + back.text()).contains("code=");
        return Objects.requireNonNull(answer(back).get("code"));
    }

    Map<String, String> form(String code, String verifier) {
        var form = new HashMap<>(credentials);
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", BACK);
        if (!verifier.isEmpty()) {
            form.put("code_verifier", verifier);
        }
        return form;
    }

    Http.Answer exchange(String path, String code, String verifier) {
        return stranger().form(path, form(code, verifier));
    }

    Http.Answer refresh(Http.Answer given) {
        var form = new HashMap<>(credentials);
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", given.json().path("refresh_token").asString());
        return stranger().form("/auth/token", form);
    }

    Http logIn() {
        return holder(stranger()
                .post("/auth/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, PASSWORD)));
    }

    Http holder(Http.Answer given) {
        return Http.holder(port(), given.json().path("access_token").asString());
    }

    static JsonNode claims(Http.Answer given) {
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder()
                        .decode(given.json().path("access_token").asString().split("\\.")[1]));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
