package tech.aia.graphql.read;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.PropertyDataFetcher;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement gave under the field's name in the answer; of objects of Java what is called like the field. */
final class ByKey implements TrivialDataFetcher<Object> {
    private final PropertyDataFetcher<Object> property;

    ByKey(String field) {
        property = PropertyDataFetcher.fetching(field);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        Object source = environment.getSource();
        return source instanceof Map<?, ?> values
                ? values.get(environment.getMergedField().getResultKey())
                : property.get(environment);
    }
}
