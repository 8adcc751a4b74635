package tech.aia.graph.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

class RelationshipsIT {
    private static final RelationshipType KNOWS = new RelationshipType("KNOWS");

    private final Graph graph = TestNeo4j.asItIs().graph();
    private final Relationships relationships = new DefaultRelationships(graph);

    @BeforeEach
    void fill() {
        TestNeo4j.wiped();
        graph.write(tx -> tx.run(
                "CREATE (:Entity {id: 'person_a', type: 'person'}), (:Entity {id: 'person_b', type: 'person'})",
                Map.of()));
    }

    @Test
    void manyThatConnectTheSameTwoMakeOneRelationship() {
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> relationships.connect(link(null), Map.of("p" + i, i, "sinceWhen", "now")));

        assertThat(found("size(keys(r))")).containsExactly(9L);
        assertThat(found("r.since_when")).containsExactly("now");
    }

    @Test
    void aKeyTellsTwoApart() {
        relationships.connect(link("first"), Map.of());
        relationships.connect(link("second"), Map.of());
        relationships.connect(link("second"), Map.of());
        assertThat(found("r.import_key")).containsExactlyInAnyOrder("first", "second");

        relationships.disconnect(link("first"));
        assertThat(found("r.import_key")).containsExactly("second");
        relationships.connect(link(null), Map.of());
        relationships.disconnect(link(null));
        assertThat(found("1")).as("without a key all of them").isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        var nowhere = new Link("person_a", KNOWS, "person_c", null);
        assertThatThrownBy(() -> relationships.connect(nowhere, Map.of()))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("to"));
        assertThatThrownBy(() -> relationships.connect(link(null), Map.of("importKey", "x")))
                .isInstanceOf(GraphModelException.InvalidValue.class);
        assertThatThrownBy(() -> relationships.disconnect(link(null))).isInstanceOf(GraphModelException.NotFound.class);
        assertThatThrownBy(() -> new RelationshipType("knows")).isInstanceOf(GraphModelException.InvalidValue.class);
        assertThatThrownBy(() -> link(" ")).isInstanceOf(GraphModelException.InvalidValue.class);
    }

    @Test
    void anEndThatGoesWhileItIsConnectedIsMissing() {
        var changes = new ArrayList<Change>();
        var late = new DefaultRelationships(beforeEachCreate(
                () -> graph.write(tx -> tx.run("MATCH (b {id: 'person_b'}) DELETE b", Map.of())), changes));

        assertThatThrownBy(() -> late.connect(link(null), Map.of()))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("to"));
        assertThat(changes).isEmpty();
    }

    /** The graph, in which something else happens before each statement that creates; what transactions tell is kept. */
    @SuppressWarnings("unchecked")
    private Graph beforeEachCreate(Runnable happens, List<Change> told) {
        return (Graph) Proxy.newProxyInstance(
                Graph.class.getClassLoader(), new Class<?>[] {Graph.class}, (proxy, method, arguments) -> {
                    Function<GraphTransaction, ?> work = (Function<GraphTransaction, ?>) arguments[0];
                    return graph.write(tx -> work.apply(new GraphTransaction() {
                        @Override
                        public List<Row> run(String statement, Map<String, ? extends @Nullable Object> parameters) {
                            if (statement.contains("CREATE")) {
                                happens.run();
                            }
                            return tx.run(statement, parameters);
                        }

                        @Override
                        public void changes(Collection<Change> changes) {
                            told.addAll(changes);
                        }
                    }));
                });
    }

    private static Link link(@Nullable String key) {
        return new Link("person_a", KNOWS, "person_b", key);
    }

    private List<@Nullable Object> found(String what) {
        return graph
                .read("MATCH ({id: 'person_a'})-[r:KNOWS]->({id: 'person_b'}) RETURN " + what + " AS x", Map.of())
                .stream()
                .<@Nullable Object>map(row -> row.get("x"))
                .toList();
    }
}
