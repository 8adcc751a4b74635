package tech.aia.app.rest.error;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages that {@code documentation_url} leads to. */
@Hidden
@RestController
class ErrorPages {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/aia.css"></head>
            <body><main>
            %2$s
            <p><a href="/docs/errors">All errors</a> · <a href="/api/docs">API documentation</a></p>
            </main></body>
            </html>
            """;

    @GetMapping(path = "/docs/errors", produces = MediaType.TEXT_HTML_VALUE)
    String all() {
        var rows = new StringBuilder("<h1>Errors</h1>\n<table><tr><th>Code<th>Status<th>Type<th>When</tr>\n");
        for (var code : ErrorCode.values()) {
            rows.append("<tr><td><a href=\"%s\">%s</a><td>%d<td>%s<td>%s</tr>\n"
                    .formatted(code.page(), code.code(), code.status(), code.type(), code.title()));
        }
        return PAGE.formatted("Errors of the AIA API", rows.append("</table>"));
    }

    @GetMapping(path = "/docs/errors/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String one(@PathVariable String code) {
        var known = ErrorCode.find(code)
                .orElseThrow(() -> new RestException(ErrorCode.NOT_FOUND, "There is no error of this code"));
        var text = """
                <h1>%s: %s</h1>
                <p>HTTP status %d, type <code>%s</code>.</p>
                <h2>When</h2>
                <p>%s</p>
                <h2>What to do</h2>
                <p>%s</p>""".formatted(
                        known.code(), known.title(), known.status(), known.type(), known.meaning(), known.remedy());
        return PAGE.formatted(known.code() + ": " + known.title(), text);
    }
}
