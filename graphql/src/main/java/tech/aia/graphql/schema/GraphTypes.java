package tech.aia.graphql.schema;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.DirectivesContainer;
import graphql.language.EnumValue;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.entity.IndexedProperties;

/** What the directives of the schema files say. Edge types are among the node types' neighbours: they have properties and no label. */
public final class GraphTypes {
    private static final String NODE = "node";
    private static final String EDGE = "edge";
    private static final String SIMILAR = "similar";
    private static final String ID = "id";

    private final Map<String, NodeType> nodes = new LinkedHashMap<>();
    private final Map<String, NodeType> edges = new LinkedHashMap<>();
    private final Map<String, List<String>> writers = new LinkedHashMap<>();

    private final IndexedProperties indexed;

    private GraphTypes(IndexedProperties indexed) {
        this.indexed = indexed;
    }

    static GraphTypes of(TypeDefinitionRegistry registry, IndexedProperties indexed) {
        var types = new GraphTypes(indexed);
        registry.types().values().stream()
                .filter(ImplementingTypeDefinition.class::isInstance)
                .map(type -> (ImplementingTypeDefinition<?>) type)
                .forEach(type -> types.add(type, registry));
        return types;
    }

    /** Whether nodes of a type are found by a value of this property of the graph without a look at the others. */
    public boolean isIndexed(String property) {
        return indexed.has(property);
    }

    public Collection<NodeType> nodes() {
        return nodes.values();
    }

    /** Those that have lists of their own. */
    List<NodeType> listed() {
        return nodes.values().stream().filter(type -> !type.plural().isEmpty()).toList();
    }

    /** Those that have filters, orders and aggregates: what is listed, and where relationships lead. */
    List<NodeType> described() {
        return nodes.values().stream()
                .filter(type -> !type.plural().isEmpty() || isTarget(type))
                .toList();
    }

    private boolean isTarget(NodeType type) {
        return nodes.values().stream()
                .flatMap(NodeType::links)
                .anyMatch(link -> link.target().equals(type.name()));
    }

    /** Those that nodes of this type can be: itself, or all if it is the interface that all share. */
    public List<NodeType> concrete(NodeType type) {
        return type.entityType() != null || !type.isShared()
                ? List.of(type)
                : nodes.values().stream()
                        .filter(other -> other.isEntity() && !other.isShared())
                        .toList();
    }

    Collection<NodeType> edges() {
        return edges.values();
    }

    /** Those that are written field by field. */
    public List<NodeType> writable() {
        return nodes.values().stream()
                .filter(type -> writers.containsKey(type.name()))
                .toList();
    }

    /** Words of the permissions of which a caller needs one to write nodes of the type field by field; empty if nobody may. */
    public List<String> writers(NodeType type) {
        return writers.getOrDefault(type.name(), List.of());
    }

    public NodeType node(String name) {
        return required(nodes.get(name), name);
    }

    public NodeType edge(String name) {
        return required(edges.get(name), name);
    }

    /** The interface that all entities share. */
    public NodeType entity() {
        return node("Entity");
    }

    /** The node type of this name; empty if it is another type of the schema. */
    public Optional<NodeType> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    private static NodeType required(@Nullable NodeType type, String name) {
        if (type == null) {
            throw new IllegalArgumentException("The schema has no type " + name + " of the graph");
        }
        return type;
    }

    private void add(ImplementingTypeDefinition<?> type, TypeDefinitionRegistry registry) {
        if (type.hasDirective(NODE)) {
            nodes.put(type.getName(), read(type, NODE, registry));
        } else if (type.hasDirective(EDGE)) {
            edges.put(type.getName(), read(type, EDGE, registry));
        }
        if (type.hasDirective("writable")) {
            writers.put(type.getName(), texts(type, "writable", "anyOf"));
        }
    }

    private static NodeType read(
            ImplementingTypeDefinition<?> type, String directive, TypeDefinitionRegistry registry) {
        var fields = new LinkedHashMap<String, NodeField>();
        type.getFieldDefinitions()
                .forEach(field ->
                        read(field, owner(type, field, registry)).ifPresent(known -> fields.put(known.name(), known)));
        var shared = type instanceof InterfaceTypeDefinition;
        var entity = shared || !type.getImplements().isEmpty();
        if (entity) {
            fields.put(SIMILAR, new NodeField.Similar(SIMILAR));
        }
        return new NodeType(
                type.getName(),
                text(type, directive, "plural").orElse(""),
                text(type, directive, "label").orElse(""),
                text(type, directive, "type").orElse(null),
                shared,
                entity,
                text(type, directive, "key").orElse(ID),
                texts(type, "access", "anyOf"),
                fields);
    }

    private static String owner(
            ImplementingTypeDefinition<?> type, FieldDefinition field, TypeDefinitionRegistry registry) {
        return WholeTypes.interfaces(type, registry)
                .filter(shared -> shared.getFieldDefinitions().stream()
                        .anyMatch(other -> other.getName().equals(field.getName())))
                .findFirst()
                .map(InterfaceTypeDefinition::getName)
                .orElseGet(type::getName);
    }

    private static Optional<NodeField> read(FieldDefinition field, String owner) {
        var name = field.getName();
        if (field.hasDirective("version")) {
            return Optional.of(new NodeField.Version(name));
        }
        var property = text(field, "property", "name").orElseGet(() -> snakeCase(name));
        if (field.hasDirective("relationship")) {
            return Optional.of(new NodeField.Link(
                    name,
                    owner,
                    text(field, "relationship", "type").orElseThrow(),
                    text(field, "relationship", "direction").orElseThrow().equals("OUT"),
                    innermost(field.getType()).getName(),
                    text(field, "relationship", EDGE).orElse(null),
                    isList(field.getType())));
        }
        if (innermost(field.getType()).getName().equals("JSON")) {
            return Optional.of(
                    field.hasDirective("property")
                            ? new NodeField.JsonText(name, property)
                            : new NodeField.AllProperties(name));
        }
        return ValueKind.ofScalar(innermost(field.getType()).getName())
                .map(kind -> new NodeField.Property(name, property, kind, isList(field.getType())));
    }

    private static boolean isList(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType present && isList(present.getType()));
    }

    static TypeName innermost(Type<?> type) {
        return switch (type) {
            case NonNullType present -> innermost(present.getType());
            case ListType list -> innermost(list.getType());
            case TypeName name -> name;
            default -> throw new IllegalArgumentException("Not a type: " + type);
        };
    }

    /** As property keys are written: {@code annualRevenue} is {@code annual_revenue}. */
    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<String> text(DirectivesContainer<?> holder, String directive, String argument) {
        return argument(holder, directive, argument).map(given -> switch (given.getValue()) {
            case StringValue text -> text.getValue();
            case EnumValue constant -> constant.getName();
            default -> throw new IllegalArgumentException("@" + directive + "(" + argument + ") is not a text");
        });
    }

    private static List<String> texts(DirectivesContainer<?> holder, String directive, String argument) {
        return argument(holder, directive, argument)
                .map(given -> ((ArrayValue) given.getValue())
                        .getValues().stream()
                                .map(value -> ((StringValue) value).getValue())
                                .toList())
                .orElse(List.of());
    }

    private static Optional<Argument> argument(DirectivesContainer<?> holder, String directive, String argument) {
        return holder.getDirectives(directive).stream()
                .findFirst()
                .flatMap(found -> Optional.ofNullable(found.getArgument(argument)));
    }
}
