package tech.aia.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.cypher.server.ServerAccess;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexSettings;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityAccess;

class SemanticSearchIT {
    private static final TextEncoder ENCODER = TextEncoder.open(EncoderSettings.defaults());

    @TempDir
    Path directory;

    private final TestNeo4j neo4j = TestNeo4j.asItIs();
    private final Entities entities = EntityAccess.entities(neo4j.graph());
    private SearchIndex index;
    private Indexer indexer;
    private SemanticSearch search;

    @AfterAll
    static void closeEncoder() {
        ENCODER.close();
    }

    @BeforeEach
    void open() {
        TestNeo4j.wiped();
        start();
    }

    private void start() {
        index = SearchIndex.open(directory.resolve("index"), SearchIndexSettings.forModel(ENCODER.modelId()));
        indexer = new Indexer(neo4j.changes(), index, ENCODER, new EntityVectors(neo4j.graph(), ENCODER.modelId()));
        search = new DefaultSemanticSearch(ENCODER, index, entities);
        indexer.start();
    }

    @AfterEach
    void close() {
        indexer.close();
        index.close();
    }

    @Test
    void findsWhatAStrangerWroteByMeaning() {
        write("c1", "NVIDIA", "Designs graphics processors and chips for data centres");
        write("c2", "Kroger", "Runs supermarkets and grocery stores");
        settled();

        var found = search.search(query("semiconductor manufacturers", SearchMode.HYBRID))
                .found();
        assertThat(found).extracting(hit -> hit.entity().id()).startsWith("c1");
        assertThat(found.getFirst().similarity()).isBetween(0.5, 1.0);
        assertThat(neo4j.graph()
                        .readOne("MATCH (e {id: 'c1'}) RETURN size(e.embedding) AS n, e.embedding_model AS m", Map.of())
                        .orElseThrow()
                        .integer("n"))
                .isEqualTo(384);
    }

    @Test
    void putsWhatTheModelWantsBeforeQuestionsButNotBeforeTexts() {
        write("c1", "Acme", "Sells bananas");
        settled();
        var settings = new EncoderSettings(
                "PyTorch", "classpath:all-minilm-l6-v2", 256, 0, 512, 0, "auto", "auto", "About fruit: ");

        try (var encoder = TextEncoder.open(settings)) {
            var asking = new DefaultSemanticSearch(encoder, index, entities);
            assertThat(similarity(asking, "who sells it?"))
                    .isCloseTo(similarity(search, "About fruit: who sells it?"), within(1e-3))
                    .isNotCloseTo(similarity(search, "who sells it?"), within(1e-2));
            assertThat(asking.embed("fruit")).containsExactly(search.embed("fruit"), within(1e-3f));
        }
    }

    private static double similarity(SemanticSearch search, String question) {
        return search.search(query(question, SearchMode.SEMANTIC))
                .found()
                .getFirst()
                .score();
    }

    @Test
    void followsUpdatesAndDeletions() {
        write("c1", "Acme", "Sells bananas");
        settled();
        neo4j.cypher("MATCH (e {id: 'c1'}) SET e.description = 'Repairs bicycles'", Map.of());
        settled();
        assertThat(lexical("bicycle")).containsExactly("c1");
        assertThat(lexical("bananas")).isEmpty();

        neo4j.cypher("MATCH (e {id: 'c1'}) DETACH DELETE e", Map.of());
        settled();
        assertThat(lexical("bicycle")).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void encodesNothingTwice() {
        write("c1", "Acme", "Sells bananas");
        settled();
        neo4j.cypher("MATCH (e {id: 'c1'}) SET e.some_id = 'x', e.flag = false", Map.of());
        settled();
        assertThat(indexer.progress().encoded()).isEqualTo(1);

        index.clear();
        close();
        start();
        settled();
        assertThat(lexical("bananas")).containsExactly("c1");
        assertThat(indexer.progress().encoded()).isZero();
    }

    @Test
    void catchesUpWithWhatHappenedWhileItWasAway() {
        write("c1", "Acme", "Sells bananas");
        write("c2", "Gone", "Sells oranges");
        settled();
        close();
        neo4j.cypher("MATCH (e {id: 'c2'}) DETACH DELETE e", Map.of());
        write("c3", "New", "Sells lemons");
        start();
        settled();

        assertThat(lexical("sells")).containsExactlyInAnyOrder("c1", "c3");
    }

    @Test
    void putsASmallChangeAheadOfALargeImport() {
        neo4j.cypher("""
                UNWIND range(1, 1500) AS i
                CREATE (:Entity {id: 'bulk' + i, type: 'ticket', name: 'Ticket ' + i,
                        description: 'The customer number ' + i + ' asks for the delivery of an order that is late'})""", Map.of());
        await(() -> indexer.progress().encoded() > 0);
        write("c1", "Acme", "Sells bananas");
        await(() -> lexical("bananas").contains("c1"));

        assertThat(indexer.progress().waiting()).isPositive();
        settled();
        assertThat(index.size()).isEqualTo(1501);
    }

    /** The longest texts are encoded last, long after they were read. */
    @Test
    void whatIsUnderWayOverwritesNothingNewer() {
        neo4j.cypher("""
                UNWIND range(1, 400) AS i
                CREATE (:Entity {id: 'bulk' + i, type: 'ticket', name: 'Ticket ' + i,
                        description: 'The customer number ' + i + ' asks for the delivery of an order that is late'
                            + CASE WHEN i <= 2 THEN ', and says so at length, more than once and in several ways' ELSE '' END})
                """, Map.of());
        await(() -> indexer.progress().encoded() > 0);
        neo4j.cypher("MATCH (e {id: 'bulk1'}) SET e.description = 'Sells bananas'", Map.of());
        neo4j.cypher("MATCH (e {id: 'bulk2'}) DETACH DELETE e", Map.of());
        await(() -> lexical("bananas").contains("bulk1"));
        assertThat(indexer.progress().waiting()).isPositive();
        settled();

        assertThat(lexical("bananas")).containsExactly("bulk1");
        assertThat(index.vector("bulk2")).isEmpty();
        assertThat(index.size()).isEqualTo(399);
    }

    @Test
    void filtersInsideTheSearchAndNamesUnknownProperties() {
        for (int i = 0; i < 30; i++) {
            neo4j.cypher(
                    "CREATE (:Entity {id: $id, type: 'customer', name: 'Bank ' + $n, size: $n})",
                    Map.of("id", "c" + i, "n", i));
        }
        settled();
        var large = new SearchQuery(
                "bank",
                3,
                0,
                SearchMode.HYBRID,
                Set.of("customer"),
                List.of(new Condition("size", Condition.Operator.GTE, List.of(27))),
                true);
        assertThat(search.search(large).found())
                .extracting(hit -> hit.entity().id())
                .containsExactlyInAnyOrder("c27", "c28", "c29");

        var unknown = new SearchQuery(
                "bank",
                3,
                0,
                SearchMode.HYBRID,
                Set.of(),
                List.of(new Condition("sise", Condition.Operator.EQ, List.of(1))),
                false);
        assertThatThrownBy(() -> search.search(unknown))
                .isInstanceOf(GraphModelException.InvalidValue.class)
                .hasMessageContaining("size");
    }

    @Test
    void findsSimilarOnes() {
        write("c1", "NVIDIA", "Designs graphics processors and chips");
        write("c2", "AMD", "Designs processors and chips for computers");
        write("c3", "Kroger", "Runs supermarkets and grocery stores");
        settled();

        assertThat(search.similar("c1", 2, 0, Set.of(), List.of()).found())
                .extracting(hit -> hit.entity().id())
                .containsExactly("c2", "c3");
        assertThatThrownBy(() -> search.similar("nope", 2, 0, Set.of(), List.of()))
                .isInstanceOf(GraphModelException.NotFound.class);
    }

    @Test
    void analystsCallItFromCypher() {
        ServerAccess.procedures(neo4j.server()).register(new AnalystSearch(search));
        write("c1", "NVIDIA", "Designs graphics processors and chips");
        write("c2", "Kroger", "Runs supermarkets and grocery stores");
        settled();

        var row = neo4j.graph().readOne("""
                        CALL aia.search('semiconductors', {limit: 1, types: ['customer']}) YIELD node, score, explanation
                        RETURN node.id AS id, score, explanation, size(aia.embed('text')) AS width""", Map.of()).orElseThrow();
        assertThat(row.string("id")).isEqualTo("c1");
        assertThat(row.integer("width")).isEqualTo(384);
        assertThat(row.string("explanation")).isNotBlank();
        assertThatThrownBy(() -> neo4j.graph().read("CALL aia.search('x', {limt: 1})", Map.of()))
                .hasMessageContaining("limt");
    }

    private void write(String id, String name, String description) {
        neo4j.cypher(
                "CREATE (:Entity:Customer {id: $id, type: 'customer', name: $name, description: $description})",
                Map.of("id", id, "name", name, "description", description));
    }

    private List<String> lexical(String words) {
        return search.search(query(words, SearchMode.LEXICAL)).found().stream()
                .map(hit -> hit.entity().id())
                .toList();
    }

    private static SearchQuery query(String text, SearchMode mode) {
        return new SearchQuery(text, 10, 0, mode, Set.of(), List.of(), true);
    }

    private void settled() {
        var latest = neo4j.changes().latest();
        await(() -> indexer.covers(latest));
    }

    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("It did not happen within 90 seconds");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
