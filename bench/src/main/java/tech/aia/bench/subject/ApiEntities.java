package tech.aia.bench.subject;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import tech.aia.graph.entity.EntityType;

/** Writes the nodes of {@link GivenEmbeddings} by the embedded API of the database, without a statement: the least that they can cost. */
public final class ApiEntities {
    private static final Label ENTITY = Label.label("Entity");
    private static final Label TYPE = Label.label(new EntityType(Corpus.TYPE).label());

    private final GraphDatabaseService database;
    private final Variants variants;

    public ApiEntities(GraphDatabaseService database, Variants variants) {
        this.database = database;
        this.variants = variants;
    }

    /** Writes the variants of these numbers; says how many seconds the transactions took together, without making the variants. */
    public double write(int from, int to) {
        long took = 0;
        for (int first = from; first < to; first += GivenEmbeddings.AT_ONCE) {
            var end = Math.min(to, first + GivenEmbeddings.AT_ONCE);
            var entities = variants.entities(first, end);
            var began = System.nanoTime();
            try (var transaction = database.beginTx()) {
                for (int i = 0; i < entities.size(); i++) {
                    var node = transaction.createNode(ENTITY, TYPE);
                    entities.get(i).properties().forEach(node::setProperty);
                    node.setProperty("embedding", entities.get(i).vector());
                    node.setProperty("embedding_source", variants.source(first + i));
                    node.setProperty("embedding_model", "given");
                    node.setProperty("embedded_at", ZonedDateTime.now(ZoneOffset.UTC));
                }
                transaction.commit();
            }
            took += System.nanoTime() - began;
        }
        return took / 1e9;
    }
}
