package tech.aia.graphql.schema;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.TypeDefinitionConfigurer;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.IndexedProperties;

/** Adds to the schema files what follows from them. */
@Component
public final class DerivedSchema implements TypeDefinitionConfigurer {

    private final IndexedProperties indexed;

    @Nullable
    private volatile GraphTypes types;

    public DerivedSchema(IndexedProperties indexed) {
        this.indexed = indexed;
    }

    /** What the schema says of the graph; only once the schema is built. */
    public GraphTypes types() {
        var known = types;
        if (known == null) {
            throw new IllegalStateException("The schema is not built yet");
        }
        return known;
    }

    @Override
    public void configure(TypeDefinitionRegistry registry) {
        WholeTypes.make(registry);
        var read = GraphTypes.of(registry, indexed);
        var text = new SchemaText();
        new DerivedInputs(read, text).write();
        new DerivedOutputs(read, text).write();
        new DerivedMutations(read, text).write();
        registry.merge(new SchemaParser().parse(text.toString()));
        read.nodes().forEach(type -> giveArguments(registry, type));
        types = read;
    }

    /** Lists over relationships can be filtered, ordered and cut. */
    private static void giveArguments(TypeDefinitionRegistry registry, NodeType type) {
        var links = type.links().filter(NodeField.Link::list).toList();
        if (links.isEmpty()) {
            return;
        }
        var definition = Objects.requireNonNull(registry.getTypeOrNull(type.name()));
        var changed = switch (definition) {
            case ObjectTypeDefinition object ->
                object.transform(
                        builder -> builder.fieldDefinitions(withArguments(object.getFieldDefinitions(), links)));
            case InterfaceTypeDefinition shared ->
                shared.transform(builder -> builder.definitions(withArguments(shared.getFieldDefinitions(), links)));
            default -> throw new IllegalArgumentException("No type " + type.name());
        };
        registry.remove(definition);
        registry.add(changed);
    }

    private static List<FieldDefinition> withArguments(List<FieldDefinition> fields, List<NodeField.Link> links) {
        return fields.stream()
                .map(field -> links.stream()
                        .filter(link -> link.name().equals(field.getName()))
                        .findFirst()
                        .map(link -> field.transform(builder -> builder.inputValueDefinitions(arguments(link))))
                        .orElse(field))
                .toList();
    }

    private static List<InputValueDefinition> arguments(NodeField.Link link) {
        var text = "type Any { any" + DerivedOutputs.arguments(link) + "): ID }";
        var any = new SchemaParser().parse(text).getTypeOrNull("Any", ObjectTypeDefinition.class);
        if (any == null) {
            throw new IllegalStateException("Not a type: " + text);
        }
        return any.getFieldDefinitions().getFirst().getInputValueDefinitions();
    }
}
