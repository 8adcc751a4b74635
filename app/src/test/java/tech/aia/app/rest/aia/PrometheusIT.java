package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrometheusIT extends AppIT {
    private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "aia.json");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> KEYWORDS = Set.of(
            "by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "bool", "offset");

    private String scraped() {
        http().get("/health");
        var answer = http().get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void namesHelpsAndUnitsAreAsPrometheusWantsThem() {
        var scrape = Scrape.of(scraped());

        assertThat(scrape.families()).hasSizeGreaterThan(40);
        assertThat(scrape.series())
                .contains("aia_activity_recorded_total", "aia_requests_running", "aia_stream_readers");
        assertThat(MetricLint.problems(scrape)).isEmpty();
    }

    @Test
    void theRulesFindWhatIsWrong() {
        var wrong = Scrape.of("""
                # TYPE jobs counter
                jobs 1
                # HELP wait_ms Time
                # TYPE wait_ms gauge
                wait_ms{userId="x"} 1
                # HELP used_kilobytes Memory
                # TYPE used_kilobytes gauge
                used_kilobytes 1
                used_kilobytes 2
                # HELP pool_count Pools
                # TYPE pool_count gauge
                pool_count 3
                """);
        assertThat(MetricLint.problems(wrong))
                .containsExactlyInAnyOrder(
                        "jobs: no help text",
                        "jobs: counters, and they alone, end with _total",
                        "wait_ms: the unit ms is abbreviated",
                        "wait_ms: camelCase label userId",
                        "used_kilobytes: kilobytes is not a base unit",
                        "pool_count: _count is for histograms and summaries",
                        "used_kilobytes 2 stands there twice");
    }

    @Test
    void promtoolAgrees() throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool"))),
                "there is no promtool here");
        var check = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = check.getOutputStream()) {
            in.write(scraped().getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    @Test
    void everyQueryOfTheDashboardNamesAMetricThatIsThere() throws IOException {
        var dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        var queries =
                dashboard.findValues("expr").stream().map(JsonNode::asString).toList();
        assertThat(queries).hasSizeGreaterThan(12);
        var there = Scrape.of(scraped()).series();

        for (var query : queries) {
            assertThat(names(query)).as(query).isNotEmpty().isSubsetOf(there);
        }
        var ids = dashboard
                .path("panels")
                .valueStream()
                .map(panel -> panel.path("id").asInt())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void namesAreReadOutOfQueries() {
        assertThat(
                        names(
                                "sum by (uri, status) (rate(a_total{uri=~\"b|c_total\", x!=\"{\"}[$__rate_interval])) / d_seconds > 1"))
                .containsExactly("a_total", "d_seconds");
    }

    /** What is left of a query without strings, labels, times, functions and keywords. */
    private static Set<String> names(String query) {
        var bare = query.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "")
                .replaceAll("\\$\\w+", "");
        var names = new TreeSet<String>();
        var words = NAME.matcher(bare);
        while (words.find()) {
            var isFunction = bare.substring(words.end()).stripLeading().startsWith("(");
            var isNumber = words.start() > 0 && Character.isLetterOrDigit(bare.charAt(words.start() - 1));
            if (!isFunction && !isNumber && !KEYWORDS.contains(words.group())) {
                names.add(words.group());
            }
        }
        return names;
    }
}
