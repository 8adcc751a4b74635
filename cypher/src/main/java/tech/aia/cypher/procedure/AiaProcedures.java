package tech.aia.cypher.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import org.neo4j.procedure.UserFunction;

/** {@code CALL aia.search(…)} and {@code aia.embed(…)}. Public, with public fields, because Neo4j injects and reads them. */
@NullUnmarked
public final class AiaProcedures {
    private static final Label ENTITY = Label.label("Entity");

    @Context
    public Transaction transaction;

    @Context
    public SearchProvider provider;

    @Procedure(name = "aia.search", mode = Mode.READ)
    @Description(
            "Entities by meaning and words. Options: limit, types, threshold, mode (semantic, lexical, hybrid), filters.")
    public Stream<SearchRow> search(
            @Name("query") String query, @Name(value = "options", defaultValue = "{}") Map<String, Object> options) {
        return provider.search(query, options).stream().map(this::row).filter(Objects::nonNull);
    }

    @UserFunction("aia.embed")
    @Description("The embedding of a text: a list of 384 floats of unit length.")
    public List<Double> embed(@Name("text") String text) {
        if (text == null) {
            return null;
        }
        var vector = provider.embed(text);
        var list = new ArrayList<Double>(vector.length);
        for (float number : vector) {
            list.add((double) number);
        }
        return list;
    }

    /** The index is a moment behind the graph: what it still names but is gone is passed over. */
    private SearchRow row(SearchProvider.Hit hit) {
        var node = transaction.findNode(ENTITY, "id", hit.entityId());
        return node == null ? null : new SearchRow(node, hit.score(), hit.explanation());
    }

    /** One result of {@code aia.search}. */
    public static final class SearchRow {
        public Node node;
        public double score;
        public String explanation;

        SearchRow(Node node, double score, String explanation) {
            this.node = node;
            this.score = score;
            this.explanation = explanation;
        }
    }
}
