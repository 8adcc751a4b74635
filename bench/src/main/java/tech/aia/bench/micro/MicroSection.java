package tech.aia.bench.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Corpus;
import tech.aia.bench.subject.WorkDirectory;

/** Runs the JMH benchmarks of this package, each in JVMs of its own, and gives what JMH found. */
public final class MicroSection {
    private static final TimeValue LONGEST_ITERATION = TimeValue.minutes(2);

    private final Corpus corpus;
    private final WorkDirectory work;

    /**
     * @param corpus the store they work on, filled here if it is not
     * @param work where the questions are handed over
     */
    public MicroSection(Corpus corpus, WorkDirectory work) {
        this.corpus = corpus;
        this.work = work;
    }

    /** @param questions texts without line breaks */
    public void measure(Figures figures, List<String> questions) throws RunnerException, IOException {
        corpus.fill();
        var file = Files.write(work.path().resolve("questions.txt"), questions);
        var options = new OptionsBuilder()
                .include(Micro.class.getName().replace(".", "\\.") + "\\..*")
                .jvmArgsAppend("-D" + Micro.STORE + "=" + corpus.directory(), "-D" + Micro.QUESTIONS + "=" + file)
                .shouldFailOnError(true)
                .timeout(LONGEST_ITERATION)
                .verbosity(VerboseMode.SILENT)
                .build();
        var results = new Runner(options).run();
        if (results.isEmpty()) {
            throw new BenchException("JMH found no benchmark");
        }
        results.stream()
                .sorted(Comparator.comparing(result -> result.getParams().getBenchmark()))
                .forEach(result -> add(figures, result));
        figures.note("One thread; one value for each iteration of JMH, in two JVMs.");
    }

    private static void add(Figures figures, RunResult result) {
        var name = result.getParams().getBenchmark();
        var method = name.substring(name.lastIndexOf('.') + 1);
        var words = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        figures.add(words, result.getPrimaryResult().getScoreUnit(), sample(result));
    }

    private static Sample sample(RunResult result) {
        var scores = new ArrayList<Double>();
        result.getPrimaryResult().getStatistics().getRawData().forEachRemaining(score -> {
            for (long i = 0; i < score.getValue(); i++) {
                scores.add(score.getKey());
            }
        });
        return Sample.of(scores);
    }
}
