package tech.aia.graphql.read;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.PropertyDataFetcher;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement gave under the field's name in the answer; of objects of Java what is called like the field. */
final class ByKey implements RowField {
    private final String name;
    private final PropertyDataFetcher<Object> property;

    ByKey(String field) {
        name = field;
        property = PropertyDataFetcher.fetching(field);
    }

    @Override
    public @Nullable Object of(Object source, String key) {
        return switch (source) {
            case Map<?, ?> values -> values.get(key);
            case Fields fields -> fields.field(name, key);
            default -> throw new Uncommon();
        };
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        Object source = environment.getSource();
        return source instanceof Map || source instanceof Fields
                ? of(source, environment.getMergedField().getResultKey())
                : property.get(environment);
    }
}
