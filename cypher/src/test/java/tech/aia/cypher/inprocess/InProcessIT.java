package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;
import tech.aia.cypher.procedure.SearchProvider;
import tech.aia.cypher.server.ServerAccess;
import tech.aia.cypher.support.TestNeo4j;

/** Who may connect in process, and which threads statements run on. */
class InProcessIT {
    private static final AtomicReference<Thread> RAN_ON = new AtomicReference<>();
    private static final String ASK = "RETURN aia.embed($text) AS x";
    private static final String LONG = "a long one";
    private static final Semaphore BEGUN = new Semaphore(0);
    private static final Semaphore MAY_END = new Semaphore(0);
    private static final String WRITE = "CREATE (n:Interrupted {text: $text, list: range(1, 100)})";

    private final TestNeo4j neo4j = TestNeo4j.wiped();
    private final Driver driver = neo4j.driver();

    @BeforeAll
    static void noteTheThreadOfAStatement() {
        ServerAccess.procedures(TestNeo4j.asItIs().server()).register(new SearchProvider() {
            @Override
            public List<Hit> search(String query, Map<String, Object> options) {
                return List.of();
            }

            @Override
            public float[] embed(String text) {
                RAN_ON.set(Thread.currentThread());
                if (text.equals(LONG)) {
                    BEGUN.release();
                    MAY_END.acquireUninterruptibly();
                }
                return new float[0];
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aia-embedded://neo4j",
                "aia-embedded://localhost:7687",
                "aia-embedded://00000000000000000000000000000000"
            })
    void leadsNowhereForWhoDoesNotKnowTheAddress(String guess) {
        assertThatThrownBy(() -> run(guess)).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void hasAnAddressThatNobodyGuesses() {
        assertThat(neo4j.server().inProcessUri().toString()).matches("aia-embedded://[0-9a-f]{32}");
    }

    @Test
    void runsStatementsOnThreadsOfItsOwn() {
        assertThat(threadOf(AccessMode.READ).getName()).startsWith("neo4j-statement-");
        assertThat(threadOf(AccessMode.WRITE).getName()).startsWith("neo4j-statement-");
    }

    /** Unless a thread of the transport still ends what was before on the same connection; then that one goes on. */
    @Test
    void looksUpOnTheThreadThatAsks() {
        var ranOn = new HashSet<Thread>();
        for (int i = 0; i < 50; i++) {
            neo4j.graph().lookUp("RETURN aia.embed('x') AS x", Map.of());
            ranOn.add(RAN_ON.get());
        }
        assertThat(ranOn).contains(Thread.currentThread());
        assertThat(RAN_ON.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void readsOfARequestRunOnItsThreadAndOthersOnTheirOwn() {
        var ranOn = new HashSet<Thread>();
        try (var _ = RequestTime.begin(Duration.ofSeconds(20))) {
            for (int i = 0; i < 50; i++) {
                neo4j.graph().read(ASK, Map.of("text", "x"));
                ranOn.add(RAN_ON.get());
            }
        }
        assertThat(ranOn).contains(Thread.currentThread());

        neo4j.graph().read(ASK, Map.of("text", "x"));
        assertThat(RAN_ON.get().getName()).startsWith("neo4j-statement-");
    }

    @Test
    void longReadsOfRequestsHoldUpNoOther() throws Exception {
        var processors = Runtime.getRuntime().availableProcessors();
        try (var requests = Executors.newCachedThreadPool()) {
            try {
                for (int i = 0; i < processors; i++) {
                    var _ = requests.submit(() -> readOfRequest(LONG));
                }
                assertThat(BEGUN.tryAcquire(processors, 20, TimeUnit.SECONDS)).isTrue();

                readOfRequest("a short one");

                assertThat(RAN_ON.get().getName()).startsWith("neo4j-statement-");
            } finally {
                MAY_END.release(processors);
            }
        }
        BEGUN.drainPermits();
    }

    private void readOfRequest(String text) {
        try (var _ = RequestTime.begin(Duration.ofSeconds(20))) {
            neo4j.graph().read(ASK, Map.of("text", text));
        }
    }

    @Test
    void writesOnAThreadOfItsOwnAlsoForWhoLentHis() {
        assertThat(CallersThread.lend(() -> threadOf(AccessMode.WRITE)).getName())
                .startsWith("neo4j-statement-");
        neo4j.graph().write(tx -> tx.run("RETURN aia.embed('x') AS x", Map.of()));
        assertThat(RAN_ON.get().getName()).startsWith("neo4j-statement-");
    }

    @Test
    void aLookUpThatWritesIsRefused() {
        assertThatThrownBy(() -> neo4j.graph().lookUp("CREATE (n:Sneaked)", Map.of()))
                .isInstanceOf(GraphException.class);
        assertThat(neo4j.graph().read("MATCH (n:Sneaked) RETURN n", Map.of())).isEmpty();
    }

    @Test
    void survivesInterruptsOfThoseWhoLookUp() throws Exception {
        neo4j.graph()
                .write(tx -> tx.run(
                        "UNWIND range(1, 2000) AS i CREATE (:Entity {id: 'e' + i, text: $text})",
                        Map.of("text", "x".repeat(2000))));
        for (int i = 0; i < 100; i++) {
            var reader = Thread.ofPlatform().start(this::lookUpUntilInterrupted);
            LockSupport.parkNanos(i * 100_000L);
            reader.interrupt();
            reader.join();
        }
        neo4j.graph().write(tx -> tx.run(WRITE, Map.of("text", "last")));
        assertThat(neo4j.graph().lookUp("MATCH (e:Entity {id: 'e2000'}) RETURN e.text AS text", Map.of()))
                .hasSize(1);
    }

    private void lookUpUntilInterrupted() {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i = (i + 1) % 2000) {
            try {
                neo4j.graph().lookUp("MATCH (e:Entity {id: $id}) RETURN e.text AS text", Map.of("id", "e" + i));
            } catch (RuntimeException interrupted) {
                return;
            }
        }
    }

    @Test
    void survivesInterruptsOfThoseWhoWrite() throws Exception {
        for (int i = 0; i < 30; i++) {
            var writer = Thread.ofPlatform().start(this::writeUntilInterrupted);
            var pause = i * 300_000L;
            LockSupport.parkNanos(pause);
            writer.interrupt();
            writer.join();
        }
        neo4j.graph().write(tx -> tx.run(WRITE, Map.of("text", "last")));
        assertThat(neo4j.graph().read("MATCH (n:Interrupted {text: 'last'}) RETURN n", Map.of()))
                .hasSize(1);
    }

    private void writeUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                neo4j.graph().write(tx -> tx.run(WRITE, Map.of("text", "x".repeat(2000))));
            } catch (RuntimeException interrupted) {
                return;
            }
        }
    }

    private Thread threadOf(AccessMode mode) {
        var config = SessionConfig.builder().withDefaultAccessMode(mode).build();
        try (var session = driver.session(config)) {
            session.run("RETURN aia.embed('x') AS x").consume();
            session.run("RETURN aia.embed('x') AS x").single();
        }
        return RAN_ON.get();
    }

    private static void run(String uri) throws Neo4jException {
        try (var stranger = GraphDatabase.driver(uri, AuthTokens.none());
                var session = stranger.session()) {
            session.run("RETURN 1").consume();
        }
    }

    /** Its time is more nanoseconds than a number holds. */
    @Test
    void aTransactionThatMayTakeForEverDoesNotEndTheWatchOverTheOthers() {
        try (var session = driver.session()) {
            session.run("RETURN 1").consume();
            var before = watches();
            assertThat(before).isPositive();
            var config = TransactionConfig.builder()
                    .withTimeout(Duration.ofMillis(Long.MAX_VALUE))
                    .build();
            try (var patient = session.beginTransaction(config)) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                assertThat(watches()).isEqualTo(before);
                assertThat(patient.run("RETURN 1 AS n").single().get("n").asInt())
                        .isEqualTo(1);
            }
        }
    }

    private static long watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("transaction-timeouts"))
                .count();
    }
}
