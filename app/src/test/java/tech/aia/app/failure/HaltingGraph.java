package tech.aia.app.failure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.support.ForwardingGraph;

/** Says that a point is reached and goes no further on the thread that reached it. */
final class HaltingGraph extends ForwardingGraph {
    /** What the process says on its standard output. */
    static final String REACHED = "AIA stands still at ";

    private final KillPoint point;
    private final AtomicInteger left;

    HaltingGraph(Graph graph, KillPoint point, int after) {
        super(graph);
        this.point = point;
        this.left = new AtomicInteger(after);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<GraphTransaction, T> work) {
        var passed = new AtomicBoolean();
        var result = graph().write(tx -> {
            passed.set(false);
            return work.apply(new Watched(tx, passed));
        });
        if (passed.get()) {
            pass();
        }
        return result;
    }

    private void pass() {
        if (left.getAndDecrement() == 0) {
            System.out.println(REACHED + point);
            System.out.flush();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private final class Watched implements GraphTransaction {
        private final GraphTransaction tx;
        private final AtomicBoolean passed;

        Watched(GraphTransaction tx, AtomicBoolean passed) {
            this.tx = tx;
            this.passed = passed;
        }

        @Override
        public List<Row> run(String statement, Map<String, ? extends @Nullable Object> parameters) {
            var rows = tx.run(statement, parameters);
            if (point.isAt(statement, parameters)) {
                if (point.beforeCommit()) {
                    pass();
                } else {
                    passed.set(true);
                }
            }
            return rows;
        }

        @Override
        public void changes(Collection<Change> changes) {
            tx.changes(changes);
        }
    }
}
