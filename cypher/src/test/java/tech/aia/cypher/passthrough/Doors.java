package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tech.aia.cypher.support.TestNeo4j;

/** A passthrough for tests, and receivers that keep what they got. */
final class Doors {
    private Doors() {}

    static PassthroughSettings settings(Map<String, String> changed) {
        return new Binder(new MapConfigurationPropertySource(changed))
                .bindOrCreate("aia.cypher", PassthroughSettings.class);
    }

    static DefaultPassthrough passthrough(TestNeo4j neo4j, Map<String, String> changed) {
        return new DefaultPassthrough(neo4j.driver(), neo4j.graph(), settings(changed));
    }

    static PassthroughRequest read(String statement) {
        return PassthroughRequest.read(statement, Map.of());
    }

    static PassthroughRequest write(String statement) {
        return PassthroughRequest.write(statement, Map.of());
    }

    static Result run(CypherPassthrough passthrough, PassthroughRequest request) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var summary = passthrough.run(request, each(row -> {
            rows.add(row);
            return true;
        }));
        return new Result(rows, summary);
    }

    static @Nullable Object single(CypherPassthrough passthrough, String statement) {
        return run(passthrough, read(statement).within(Duration.ofSeconds(20)))
                .rows()
                .getFirst()
                .getFirst();
    }

    /** Statements that had to be cut off are free only when Neo4j has noticed. */
    static void awaitTurns(DefaultPassthrough passthrough, int expected) {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (passthrough.freeTurns() < expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(passthrough.freeTurns()).isEqualTo(expected);
    }

    static RowHandler each(Function<List<@Nullable Object>, Boolean> row) {
        return new RowHandler() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public boolean row(List<@Nullable Object> values) {
                return row.apply(values);
            }
        };
    }

    /** All rows of a statement, and its summary. */
    record Result(List<List<@Nullable Object>> rows, PassthroughSummary summary) {}
}
