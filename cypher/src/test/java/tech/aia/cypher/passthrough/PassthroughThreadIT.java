package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.cypher.passthrough.Doors.read;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.support.TestNeo4j;

/** Which thread does a statement's work; what it allocates for that tells. */
class PassthroughThreadIT {
    private static final String STOPPABLE = "MATCH (e:Entity) RETURN count(e.text + e.text) AS n";
    private static final long WORK = 2_000_000;

    /** The end of the statement before, on the same connection, may still be another thread's; the next one is then left to that, too. */
    private static final int TRIES = 20;

    private final TestNeo4j neo4j = TestNeo4j.wiped();
    private final DefaultPassthrough passthrough = Doors.passthrough(neo4j, Map.of());

    @Test
    void whatCanBeStoppedRunsOnTheThreadOfItsRequest() {
        neo4j.cypher(
                "UNWIND range(1, 2000) AS i CREATE (:Entity {id: 'e' + i, text: $text})",
                Map.of("text", "x".repeat(1000)));

        assertThat(allocatedFor(STOPPABLE)).as("without a request").isLessThan(WORK);
        try (var _ = RequestTime.begin(Duration.ofMinutes(1))) {
            assertThat(IntStream.range(0, TRIES).mapToLong(_ -> allocatedFor(STOPPABLE)))
                    .as("within a request")
                    .anyMatch(allocated -> allocated > WORK);
            assertThat(allocatedFor(STOPPABLE + ", reduce(s = 0, x IN [1, 2] | s + x) AS sum"))
                    .as("a loop that Neo4j cannot stop")
                    .isLessThan(WORK);
        }
    }

    private long allocatedFor(String statement) {
        Doors.run(passthrough, read(statement));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        Doors.run(passthrough, read(statement));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
