package tech.aia.graph.comment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.EntityWriter;
import tech.aia.graph.entity.PropertyValues;

/** {@link Comments} over Cypher. */
final class DefaultComments implements Comments {
    private static final EntityType COMMENT = new EntityType("comment");
    private static final String RELATIONSHIP = "COMMENTS_ON";
    private static final int LONGEST = 10_000;

    private static final String LINK = """
            MATCH (c:Entity {id: $comment}), (about:Entity {id: $about})
            CREATE (c)-[:COMMENTS_ON]->(about)
            RETURN c.id AS id""";

    private final Graph graph;
    private final Entities entities;
    private final EntityWriter writer = new EntityWriter();

    DefaultComments(Graph graph, Entities entities) {
        this.graph = graph;
        this.entities = entities;
    }

    @Override
    public String add(String about, String author, String text) {
        requireText(text);
        var id = COMMENT.idOf(UUID.randomUUID().toString().replace("-", ""));
        var comment = new EntityRow(id, Map.of("text", text, "author", author));
        graph.write(tx -> write(tx, comment, about));
        return id;
    }

    private List<?> write(GraphTransaction tx, EntityRow comment, String about) {
        writer.upsert(tx, COMMENT, List.of(comment));
        var linked = tx.run(LINK, Map.of("comment", comment.id(), "about", about));
        if (linked.isEmpty()) {
            throw new GraphModelException.NotFound("There is no entity '" + about + "'");
        }
        tx.changes(
                List.of(new Change(ChangeKind.RELATIONSHIP_ADDED, comment.id(), COMMENT.name(), RELATIONSHIP, about)));
        return linked;
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    "text", "A comment has 1 to " + LONGEST + " characters, not only blanks", text.length());
        }
        PropertyValues.storable("text", text);
    }

    @Override
    public void delete(String id) {
        var isComment = entities.find(id)
                .filter(entity -> entity.type().equals(COMMENT.name()))
                .isPresent();
        if (!isComment) {
            throw new GraphModelException.NotFound("There is no comment '" + id + "'");
        }
        entities.delete(id);
    }
}
