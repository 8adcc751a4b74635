package tech.aia.graphql.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.schema.NodeType;

/** What many nodes or relationships come to together. */
final class Aggregates {
    private Aggregates() {}

    static String of(String variable, NodeType type, Selection field) {
        var entries = new ArrayList<String>();
        for (var sum : field.inside()) {
            entries.add(Shape.entry(sum.key(), sum.name().equals("count") ? "count(*)" : summary(variable, type, sum)));
        }
        return Shape.map(entries);
    }

    static String of(String relationship, @Nullable NodeType edge, String node, NodeType type, Selection field) {
        var entries = new ArrayList<String>();
        for (var part : field.inside()) {
            entries.add(Shape.entry(
                    part.key(),
                    switch (part.name()) {
                        case "count" -> "count(*)";
                        case "node" -> of(node, type, part);
                        default -> of(relationship, required(edge), part);
                    }));
        }
        return Shape.map(entries);
    }

    private static NodeType required(@Nullable NodeType edge) {
        if (edge == null) {
            throw new IllegalArgumentException("The relationships have no properties");
        }
        return edge;
    }

    private static String summary(String variable, NodeType type, Selection field) {
        var value = variable + "." + Scope.quoted(type.property(field.name()).property());
        List<String> entries = field.inside().stream()
                .map(sum -> Shape.entry(sum.key(), sum.name() + "(" + value + ")"))
                .toList();
        return Shape.map(entries);
    }
}
