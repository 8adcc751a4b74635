package tech.aia.bench;

import tech.aia.bench.report.Figures;
import tech.aia.bench.subject.ProbedServer;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.WorkDirectory;

/** What it costs to ask who calls and how much they may, and whether the good notice that others guess passwords. */
final class AccessSection implements Section {

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache())) {
            try (var server = ProbedServer.start(work.path().resolve("probed"))) {
                new DoorCost(run, figures, server).measure();
            }
            try (var server = ServerProcess.start(run.root(), work.path().resolve("guessed"));
                    var api = server.api()) {
                new Guessing(run, figures, server.url(), api.token()).measure();
            }
        }
    }
}
