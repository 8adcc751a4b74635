package tech.aia.app.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;
import tech.aia.app.web.ContentPolicy;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Scope;
import tech.aia.graph.people.Person;

/** The pages of signing in: plain HTML without scripts, which no other site can frame and which send forms nowhere else. */
final class LoginPages {
    static final String OVER =
            "This took longer than five minutes, or was begun elsewhere. Go back to the application and start again.";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – AIA</title>
            <link rel="icon" href="/favicon.svg">
            <link rel="stylesheet" href="/aia.css">
            </head>
            <body>
            <main class="login">
            %s
            </main>
            </body>
            </html>
            """;

    private static final String LOGIN = """
            <h1>Sign in</h1>
            <p>to go on to <strong>%s</strong></p>
            %s
            <form method="post" action="/oauth/login">
            <input type="hidden" name="nonce" value="%s">
            <label for="username">Username or email</label>
            <input id="username" name="username" value="%s" autocomplete="username" autocapitalize="none" required autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <button type="submit">Sign in</button>
            </form>""";

    private static final String CONSENT = """
            <h1>Allow <strong>%s</strong>?</h1>
            <p>You are signed in as <strong>%s</strong>. The application asks to do this in your name:</p>
            <ul class="doors">
            %s
            </ul>
            <p>It is the client <code>%s</code>, and you are sent on to <code>%s</code>. You can take this back at any time.</p>
            <form method="post" action="/oauth/authorize">
            <input type="hidden" name="client_id" value="%s">
            <input type="hidden" name="state" value="%s">
            %s
            <button type="submit" name="decision" value="allow">Allow</button>
            <button type="submit" name="decision" value="deny" class="other">Deny</button>
            </form>""";

    /** What somebody is asked to allow. */
    record Question(String client, String name, String state, Collection<String> scopes, String redirectUri) {}

    void login(
            HttpServletResponse response,
            HttpStatus status,
            LoginTicket ticket,
            String username,
            @Nullable String wrong)
            throws IOException {
        var message = wrong == null ? "" : "<p class=\"wrong\" role=\"alert\">%s</p>".formatted(escaped(wrong));
        var body = LOGIN.formatted(escaped(ticket.client()), message, escaped(ticket.nonce()), escaped(username));
        write(response, status, "Sign in", body, ticket.target());
    }

    void consent(HttpServletResponse response, Question question, Person person, LoginTicket ticket)
            throws IOException {
        var scopes = question.scopes().stream().sorted().toList();
        var body = CONSENT.formatted(
                escaped(question.name()),
                escaped(person.username()),
                scopes.stream().map(LoginPages::line).collect(Collectors.joining("\n")),
                escaped(question.client()),
                escaped(question.redirectUri()),
                escaped(question.client()),
                escaped(question.state()),
                scopes.stream()
                        .map(scope -> "<input type=\"hidden\" name=\"scope\" value=\"%s\">".formatted(escaped(scope)))
                        .collect(Collectors.joining("\n")));
        write(response, HttpStatus.OK, "Allow access", body, ticket.target());
    }

    private static String line(String scope) {
        var meaning = Scope.permissions(List.of(scope)).stream()
                .sorted()
                .map(Permission::meaning)
                .collect(Collectors.joining("; "));
        return "<li><code>%s</code> %s</li>".formatted(escaped(scope), escaped(meaning));
    }

    void problem(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        write(
                response,
                status,
                "Signing in failed",
                "<h1>This did not work</h1>\n<p role=\"alert\">%s</p>".formatted(escaped(message)),
                "");
    }

    private static void write(HttpServletResponse response, HttpStatus status, String title, String body, String target)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", ContentPolicy.ofLogin(target));
        // Browsers name a form's origin only where pages may be referred to within it.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(PAGE.formatted(escaped(title), body).getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
