package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules by which {@code promtool check metrics} judges names, helps and units. */
final class MetricLint {
    private static final Pattern CAMEL_CASE = Pattern.compile(".*[a-z][A-Z].*");
    private static final List<String> TYPES = List.of("counter", "gauge", "summary", "histogram", "gauge_histogram");
    private static final List<String> ABBREVIATIONS =
            List.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");
    private static final List<String> BASE_UNITS = List.of(
            "amperes", "bytes", "celsius", "grams", "joules", "kelvins", "meters", "metres", "moles", "seconds",
            "volts");
    private static final Map<String, String> OTHER_UNITS = Map.ofEntries(
            Map.entry("hours", "seconds"),
            Map.entry("minutes", "seconds"),
            Map.entry("days", "seconds"),
            Map.entry("weeks", "seconds"),
            Map.entry("kelvin", "celsius"),
            Map.entry("fahrenheit", "celsius"),
            Map.entry("rankine", "celsius"),
            Map.entry("inches", "meters"),
            Map.entry("yards", "meters"),
            Map.entry("miles", "meters"),
            Map.entry("bits", "bytes"),
            Map.entry("calories", "joules"),
            Map.entry("pounds", "grams"),
            Map.entry("ounces", "grams"));
    private static final List<String> PREFIXES = List.of(
            "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "kibi", "mega", "mibi", "giga",
            "gibi", "tera", "tebi", "peta", "pebi");

    private final List<String> problems = new ArrayList<>();

    private MetricLint() {}

    static List<String> problems(Scrape scrape) {
        var lint = new MetricLint();
        scrape.families().forEach(lint::check);
        scrape.doubled().forEach(line -> lint.problems.add(line + " stands there twice"));
        return lint.problems;
    }

    private void check(Scrape.Family family) {
        var name = family.name();
        var type = family.type().toString();
        require(!family.help().toString().isBlank(), name, "no help text");
        require(!type.isEmpty(), name, "no type");
        require(type.equals("counter") == name.endsWith("_total"), name, "counters, and they alone, end with _total");
        require(type.equals("histogram") || !name.endsWith("_bucket"), name, "no histogram");
        for (var suffix : List.of("_count", "_sum")) {
            require(
                    type.equals("histogram") || type.equals("summary") || !name.endsWith(suffix),
                    name,
                    suffix + " is for histograms and summaries");
        }
        require(type.equals("histogram") || !family.labels().contains("le"), name, "the label le is for histograms");
        require(
                type.equals("summary") || !family.labels().contains("quantile"),
                name,
                "the label quantile is for summaries");
        TYPES.forEach(word -> require(!hasWord(name, word), name, "the type " + word + " is in the name"));
        ABBREVIATIONS.forEach(word -> require(!hasWord(name, word), name, "the unit " + word + " is abbreviated"));
        require(name.indexOf(':') < 0, name, "a colon is for recording rules");
        require(!CAMEL_CASE.matcher(name).matches(), name, "camelCase");
        family.labels()
                .forEach(label -> require(!CAMEL_CASE.matcher(label).matches(), name, "camelCase label " + label));
        checkUnits(name);
    }

    private void checkUnits(String name) {
        for (var word : Arrays.asList(name.split("_"))) {
            require(!OTHER_UNITS.containsKey(word), name, word + " is not a base unit");
            for (var prefix : PREFIXES) {
                var unit = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
                require(
                        !BASE_UNITS.contains(unit) && !OTHER_UNITS.containsKey(unit),
                        name,
                        word + " is not a base unit");
            }
        }
    }

    private static boolean hasWord(String name, String word) {
        return name.contains("_" + word + "_") || name.endsWith("_" + word);
    }

    private void require(boolean holds, String name, String problem) {
        if (!holds) {
            problems.add(name + ": " + problem);
        }
    }
}
