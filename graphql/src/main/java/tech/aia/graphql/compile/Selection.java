package tech.aia.graphql.compile;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field that an operation asks for; fragments, variables and directives are resolved.
 *
 * @param key what it is called in the answer
 * @param types the types of whose values it is asked
 * @param inside what is asked for in it
 */
public record Selection(
        String name, String key, Map<String, @Nullable Object> arguments, List<String> types, List<Selection> inside) {

    /** The field that is being fetched. */
    public static Selection of(DataFetchingEnvironment environment) {
        return new Selection(
                environment.getField().getName(),
                environment.getMergedField().getResultKey(),
                nullable(environment.getArguments()),
                List.of(),
                inside(environment.getSelectionSet()));
    }

    public static Selection of(SelectedField field) {
        return new Selection(
                field.getName(),
                field.getResultKey(),
                nullable(field.getArguments()),
                field.getObjectTypeNames(),
                inside(field.getSelectionSet()));
    }

    private static List<Selection> inside(DataFetchingFieldSelectionSet selected) {
        return selected.getImmediateFields().stream()
                .filter(field -> !field.getName().startsWith("__"))
                .map(Selection::of)
                .toList();
    }

    /** An argument can be null though the library does not say so. */
    @SuppressWarnings("NullAway")
    private static Map<String, @Nullable Object> nullable(Map<String, Object> arguments) {
        return arguments;
    }

    /** The fields of this name that are asked for in it, of which an operation may have several by other keys. */
    public Stream<Selection> inside(String field) {
        return inside.stream().filter(each -> each.name.equals(field));
    }

    boolean isOf(String type) {
        return types.contains(type);
    }
}
