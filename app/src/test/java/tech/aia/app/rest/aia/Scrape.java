package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What Prometheus reads, in its text format 0.0.4. */
final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(.*)})? \\S+( \\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final TreeSet<String> series = new TreeSet<>();
    private final List<String> doubled = new ArrayList<>();

    /** What goes by one name. */
    record Family(String name, StringBuilder help, StringBuilder type, TreeSet<String> labels) {}

    static Scrape of(String text) {
        var scrape = new Scrape();
        var samples = new TreeSet<String>();
        for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
            var words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                scrape.family(words[2]).help().append(words.length > 3 ? words[3] : "");
            } else if (line.startsWith("# TYPE ")) {
                scrape.family(words[2]).type().append(words[3]);
            } else if (!line.startsWith("#")) {
                scrape.sample(line);
                if (!samples.add(line.substring(0, line.lastIndexOf(' ')))) {
                    scrape.doubled.add(line);
                }
            }
        }
        return scrape;
    }

    private Family family(String name) {
        return families.computeIfAbsent(
                name, any -> new Family(name, new StringBuilder(), new StringBuilder(), new TreeSet<>()));
    }

    private void sample(String line) {
        var parts = SAMPLE.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("No sample: " + line);
        }
        var name = parts.group(1);
        series.add(name);
        var family = families.get(name);
        for (var suffix : List.of("_bucket", "_count", "_sum")) {
            if (family == null && name.endsWith(suffix)) {
                family = families.get(name.substring(0, name.length() - suffix.length()));
            }
        }
        if (family == null) {
            throw new AssertionError("Without a type: " + line);
        }
        if (parts.group(3) != null) {
            var labels = LABEL.matcher(parts.group(3));
            while (labels.find()) {
                family.labels().add(labels.group(1));
            }
        }
    }

    List<Family> families() {
        return List.copyOf(families.values());
    }

    /** The names that a query can ask for. */
    Set<String> series() {
        return series;
    }

    /** Samples that stand there twice. */
    List<String> doubled() {
        return doubled;
    }
}
