package tech.aia.app.security;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tech.aia.app.Http;

/** Somebody's browser as far as signing in needs one: it keeps the cookie, fills in forms, and follows where it is sent on this server. */
final class Browser {
    private static final Pattern FIELD = Pattern.compile("name=\"(nonce|state|client_id)\" value=\"([^\"]*)\"");

    private final Http http;
    private final int port;
    private String cookie = "";

    Browser(int port) {
        this.http = Http.stranger(port);
        this.port = port;
    }

    String cookie() {
        return cookie;
    }

    void takeCookie(String other) {
        cookie = other;
    }

    Http.Answer get(String path) {
        return followed(send(http.request(path).GET()));
    }

    /** Signs in on the login page that was shown. */
    Http.Answer logIn(Http.Answer page, String username, String password) {
        return post(
                "/oauth/login",
                Map.of("nonce", field(page, "nonce"), "username", username, "password", password),
                "http://localhost:" + port);
    }

    /** Answers the consent page that was shown. */
    Http.Answer decide(Http.Answer page, String decision, String... scopes) {
        var form = new StringBuilder("decision=" + decision + "&client_id=" + Http.encoded(field(page, "client_id"))
                + "&state=" + Http.encoded(field(page, "state")));
        for (var scope : scopes) {
            form.append("&scope=").append(Http.encoded(scope));
        }
        return followed(post("/oauth/authorize", form.toString(), "http://localhost:" + port));
    }

    Http.Answer post(String path, Map<String, String> fields, String origin) {
        return followed(post(
                path,
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + Http.encoded(field.getValue()))
                        .collect(Collectors.joining("&")),
                origin));
    }

    private Http.Answer post(String path, String form, String origin) {
        return send(http.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(form)));
    }

    private Http.Answer send(HttpRequest.Builder request) {
        var answer = http.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
        var given = answer.header("Set-Cookie");
        if (!given.isEmpty()) {
            cookie = given.contains("Max-Age=0") ? "" : given.substring(0, given.indexOf(';'));
        }
        return answer;
    }

    /** Goes on as long as it is sent to another page of this server. */
    private Http.Answer followed(Http.Answer answer) {
        var last = answer;
        for (int i = 0; i < 5 && isHere(last.header("Location")); i++) {
            var uri = URI.create(last.header("Location"));
            last = send(http.request(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                    .GET());
        }
        return last;
    }

    private boolean isHere(String location) {
        return location.startsWith("/") || location.startsWith("http://localhost:" + port + "/");
    }

    static String field(Http.Answer page, String name) {
        var fields = FIELD.matcher(page.text());
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2);
            }
        }
        throw new AssertionError("There is no field " + name + " in " + page.status() + " " + page.text());
    }
}
