package tech.aia.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tech.aia.bench.report.Document;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Machine;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.RealData;

/** {@code ./aia bench}: measures, and prints a table in Markdown for each section. Progress goes to standard error. */
@Command(
        name = "aia bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures speed, memory and quality on real data. Keep the machine quiet meanwhile.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was measured, whether or not the bars were met",
            "1:a section failed",
            "2:wrong usage"
        })
public final class Bench implements Callable<Integer> {
    @Parameters(
            paramLabel = "SECTION",
            arity = "0..*",
            description =
                    "start, memory, encoder, import, search, passthrough, stream, tasks, webhooks, access, graphql, insight, quality, scale (or one of its scale-vectors, scale-entities, scale-history, scale-rows), jmh; all but scale and jmh by default.")
    private List<String> sections = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Where the real data lies (AIA_BENCH_DATA).")
    private @Nullable Path data;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where filled stores are kept for later runs (AIA_BENCH_CACHE; bench/target/cache).")
    private @Nullable Path cache;

    @Option(names = "--texts", paramLabel = "N", description = "Texts in the searched store (${DEFAULT-VALUE}).")
    private int texts = Run.JUDGED_TEXTS;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Texts to import (${DEFAULT-VALUE}); more than there are means all of them.")
    private int rows = 6_000;

    @Option(
            names = "--purchases",
            paramLabel = "N",
            description = "Purchases that dashboards are made of (${DEFAULT-VALUE}).")
    private int purchases = 1_000_000;

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            description = "How much there is of what grows, for scale (${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);

    @Option(names = "--rounds", paramLabel = "N", description = "How often all is measured (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also put each section's table into this document, such as docs/performance.md.")
    private @Nullable Path document;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        require(texts >= 1000, "--texts must be at least 1000");
        require(rows >= 100, "--rows must be at least 100");
        require(purchases >= 1000, "--purchases must be at least 1000");
        require(sizes.stream().allMatch(size -> size >= 1000), "--sizes must be at least 1000 each");
        require(rounds >= 1, "--rounds must be at least 1");
        var root = Path.of(System.getProperty("aia.bench.root", "")).toAbsolutePath();
        var directory = given(data, "AIA_BENCH_DATA");
        require(directory != null, "say where the real data lies with --data DIR or AIA_BENCH_DATA");
        var kept = given(cache, "AIA_BENCH_CACHE");
        var run = new Run(
                root,
                new RealData(Path.of(String.valueOf(directory))),
                (kept == null ? root.resolve("bench/target/cache") : kept).toAbsolutePath(),
                texts,
                rows,
                purchases,
                sizes.stream().sorted().distinct().toList(),
                rounds);
        var failed = false;
        for (var section : chosen()) {
            failed |= !measure(section, run);
        }
        return failed ? 1 : 0;
    }

    private List<Sections.Named> chosen() {
        if (sections.isEmpty()) {
            return Sections.byDefault();
        }
        var unknown = sections.stream()
                .filter(name -> Sections.ALL.stream().noneMatch(section -> section.isCalled(name)))
                .toList();
        require(unknown.isEmpty(), "there is no section " + unknown + "; there are " + Sections.keys());
        return Sections.ALL.stream()
                .filter(section -> sections.stream().anyMatch(section::isCalled))
                .toList();
    }

    private boolean measure(Sections.Named section, Run run) throws IOException {
        System.err.println("Measuring: " + section.title());
        var machine = Machine.describe();
        var figures = new Figures(section.title(), System.err);
        var measured = true;
        try {
            section.section().measure(run, figures);
        } catch (Exception failure) {
            failure.printStackTrace();
            figures.note("**Measuring broke off:** "
                    + reason(failure).lines().findFirst().orElse(""));
            measured = false;
        }
        figures.note(machine + " Rounds: " + run.rounds() + ".");
        System.out.println(figures.markdown());
        if (document != null && measured) {
            new Document(document).write(section.key(), figures);
        }
        return measured;
    }

    private static String reason(Exception failure) {
        return failure instanceof BenchException ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    private static @Nullable Path given(@Nullable Path option, String variable) {
        var value = System.getenv(variable);
        return option != null || value == null || value.isBlank() ? option : Path.of(value);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition && spec != null) {
            throw new ParameterException(spec.commandLine(), "aia bench: " + otherwise);
        }
    }
}
