package tech.aia.graphql.compile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Cypher statement that gives one row with the column {@value #COLUMN}.
 *
 * @param parameters the values in it
 */
public record CompiledStatement(String text, Map<String, @Nullable Object> parameters) {
    public static final String COLUMN = "value";
}
