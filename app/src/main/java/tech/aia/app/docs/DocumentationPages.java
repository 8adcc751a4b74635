package tech.aia.app.docs;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/** {@code /docs}. */
@Hidden
@RestController
class DocumentationPages {
    private static final MediaType SVG = new MediaType("image", "svg+xml");
    private static final String LAYOUT = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s · AIA</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/aia.css">
            </head>
            <body><main class="docs">
            <nav><a href="/">AIA</a> · <a href="/docs">Documentation</a> · <a href="/docs/errors">Errors</a> · <a href="/api/docs">REST API</a></nav>
            %s</main></body>
            </html>
            """;

    private final Documentation documentation;

    DocumentationPages(Documentation documentation) {
        this.documentation = documentation;
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    String first() {
        return page(Documentation.FIRST);
    }

    @GetMapping(path = "/docs/{name}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String name) {
        var page = documentation
                .page(name)
                .orElseThrow(() -> new RestException(
                        ErrorCode.NOT_FOUND, "There is no such page; all there are can be reached from /docs"));
        return LAYOUT.formatted(HtmlUtils.htmlEscape(page.title()), page.html());
    }

    /** A picture of the graph. */
    @GetMapping(path = "/docs/graph.svg")
    ResponseEntity<Resource> picture() {
        return file("graph.svg", SVG);
    }

    /** A plot of measured figures. */
    @GetMapping(path = "/docs/plots/{file}")
    ResponseEntity<Resource> plot(@PathVariable String file) {
        var plot = documentation
                .plot(file)
                .orElseThrow(() -> new RestException(
                        ErrorCode.NOT_FOUND,
                        "There is no such plot; all there are can be reached from /docs/performance"));
        return ResponseEntity.ok().contentType(SVG).body(plot);
    }

    /** A dashboard for Grafana. */
    @GetMapping(path = "/docs/grafana/aia.json")
    ResponseEntity<Resource> grafana() {
        return file("grafana/aia.json", MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<Resource> file(String name, MediaType type) {
        return ResponseEntity.ok().contentType(type).body(new ClassPathResource(name, DocumentationPages.class));
    }
}
