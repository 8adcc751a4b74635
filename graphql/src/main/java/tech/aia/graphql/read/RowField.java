package tech.aia.graphql.read;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A field that needs no more than the object it is of, which a statement gave or which was made of what one gave. */
interface RowField extends TrivialDataFetcher<@Nullable Object> {

    /** @param key what the field is called in the answer */
    @Nullable
    Object of(Object source, String key);

    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) {
        return of(
                Objects.requireNonNull(environment.getSource()),
                environment.getMergedField().getResultKey());
    }
}
