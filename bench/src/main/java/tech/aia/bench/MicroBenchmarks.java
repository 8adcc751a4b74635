package tech.aia.bench;

import tech.aia.bench.micro.MicroSection;
import tech.aia.bench.report.Figures;
import tech.aia.bench.subject.WorkDirectory;

/** Single operations, by JMH. */
final class MicroBenchmarks implements Section {
    private static final int QUESTIONS = 1_000;

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache())) {
            new MicroSection(run.corpus(), work).measure(figures, run.questions(QUESTIONS));
        }
    }
}
