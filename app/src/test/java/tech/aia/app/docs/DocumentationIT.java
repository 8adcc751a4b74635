package tech.aia.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;

class DocumentationIT extends AppIT {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Path FOLDER = Path.of("../docs");

    @Test
    void everyPageIsReachedFromTheFirstAndEveryLinkLeadsSomewhere() throws Exception {
        var pages = new LinkedHashMap<String, String>();
        var links = new TreeSet<String>();
        var open = new ArrayDeque<>(Set.of("/docs"));
        while (!open.isEmpty()) {
            var path = open.poll();
            if (pages.containsKey(path)) {
                continue;
            }
            var answer = stranger().get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            pages.put(path, answer.text());
            for (var link : links(path, answer.text())) {
                links.add(link);
                open.add(link.replaceFirst("#.*", ""));
            }
        }
        try (var files = Files.list(FOLDER)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("index.md"))
                    .map(name -> "/docs/" + name.replace(".md", ""))
                    .collect(Collectors.toSet());
            assertThat(pages.keySet()).containsAll(names);
        }
        assertThat(links).allSatisfy(link -> requireTarget(link, pages));
    }

    /** Those to other pages and within the page; all others lead elsewhere, or to other doors of the server. */
    private static List<String> links(String path, String page) {
        var all = LINK.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(all).as(path).allMatch(link -> link.matches("https?://.+|/.*|#.+"));
        return all.stream()
                .map(link -> link.startsWith("#") ? path + link : link)
                .filter(link -> link.startsWith("/docs"))
                .toList();
    }

    private static void requireTarget(String link, Map<String, String> pages) {
        var parts = link.split("#", 2);
        if (parts.length == 2) {
            assertThat(pages.get(parts[0])).contains("id=\"" + parts[1] + "\"");
        }
    }

    @Test
    void aPageIsReadableAndStandsInTheProjectsLook() {
        var page = stranger().get("/docs/quick-start");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("<title>Quick start · AIA</title>")
                .contains("href=\"/docs/importing\"")
                .contains("<pre><code class=\"language-sh\">./aia demo");
        assertThat(stranger().get("/docs/graph.svg").header("Content-Type")).startsWith("image/svg+xml");
        assertThat(stranger().get("/docs/plots/scale-search.svg").header("Content-Type"))
                .startsWith("image/svg+xml");
        assertThat(stranger().get("/docs/grafana/aia.json").json().has("panels"))
                .isTrue();
    }

    @Test
    void whatIsNoPageIsSaidSo() {
        assertThat(stranger().get("/docs/nothing").status()).isEqualTo(404);
        assertThat(stranger().get("/docs/plots/nothing.svg").status()).isEqualTo(404);
        assertThat(stranger().get("/docs/plots/..%2Fperformance.md").status()).isIn(400, 404);
        assertThat(stranger().get("/docs/..%2Fapplication").status()).isIn(400, 404);
    }
}
