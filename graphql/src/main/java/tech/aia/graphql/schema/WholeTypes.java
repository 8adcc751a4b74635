package tech.aia.graphql.schema;

import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the node types of the schema files whole: what extensions say of them stands in the types themselves, and each has the fields of its
 * interfaces, whether it repeats them or not.
 */
final class WholeTypes {
    private static final String NODE = "node";

    private final TypeDefinitionRegistry registry;

    private WholeTypes(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    static void make(TypeDefinitionRegistry registry) {
        var types = new WholeTypes(registry);
        nodes(registry, InterfaceTypeDefinition.class).forEach(types::replace);
        nodes(registry, ObjectTypeDefinition.class).forEach(types::replace);
    }

    private static <T extends ImplementingTypeDefinition<T>> List<T> nodes(
            TypeDefinitionRegistry registry, Class<T> kind) {
        return registry.getTypes(kind).stream()
                .filter(type -> type.hasDirective(NODE))
                .toList();
    }

    private void replace(InterfaceTypeDefinition type) {
        var extensions = List.copyOf(registry.interfaceTypeExtensions().getOrDefault(type.getName(), List.of()));
        extensions.forEach(registry::remove);
        registry.remove(type);
        registry.add(type.transform(
                builder -> builder.definitions(fields(type, extensions)).directives(directives(type, extensions))));
    }

    private void replace(ObjectTypeDefinition type) {
        var extensions = List.copyOf(registry.objectTypeExtensions().getOrDefault(type.getName(), List.of()));
        var fields = fields(type, extensions);
        interfaces(type, registry)
                .flatMap(shared -> shared.getFieldDefinitions().stream())
                .filter(shared -> fields.stream().noneMatch(own -> own.getName().equals(shared.getName())))
                .forEach(fields::add);
        extensions.forEach(registry::remove);
        registry.remove(type);
        registry.add(
                type.transform(builder -> builder.fieldDefinitions(fields).directives(directives(type, extensions))));
    }

    /** Those that a type implements. */
    static Stream<InterfaceTypeDefinition> interfaces(
            ImplementingTypeDefinition<?> type, TypeDefinitionRegistry registry) {
        return type.getImplements().stream()
                .map(TypeName.class::cast)
                .map(name -> registry.getTypeOrNull(name.getName(), InterfaceTypeDefinition.class))
                .filter(InterfaceTypeDefinition.class::isInstance);
    }

    private static List<FieldDefinition> fields(
            ImplementingTypeDefinition<?> type, Collection<? extends ImplementingTypeDefinition<?>> extensions) {
        var fields = new ArrayList<>(type.getFieldDefinitions());
        extensions.forEach(extension -> fields.addAll(extension.getFieldDefinitions()));
        return fields;
    }

    private static List<Directive> directives(
            ImplementingTypeDefinition<?> type, Collection<? extends ImplementingTypeDefinition<?>> extensions) {
        var directives = new ArrayList<>(type.getDirectives());
        extensions.forEach(extension -> directives.addAll(extension.getDirectives()));
        return directives;
    }
}
