package tech.aia.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one GraphQL query may ask for.
 *
 * @param maxDepth fields within fields, 1 to 100; GraphiQL's own question about the schema needs 15
 * @param maxCost fields in the answer at most: each field counts one, and one with {@code first} counts what is in it as many times;
 *     1 to 250,000
 */
@ConfigurationProperties("aia.graphql")
public record GraphQlSettings(
        @DefaultValue("20") int maxDepth,
        @DefaultValue("100000") int maxCost) {
    private static final int DEEPEST = 100;
    private static final int DEAREST = 250_000;

    public GraphQlSettings {
        if (maxDepth < 1 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException(
                    "aia.graphql.max-depth must be between 1 and " + DEEPEST + ", not " + maxDepth);
        }
        if (maxCost < 1 || maxCost > DEAREST) {
            throw new IllegalArgumentException(
                    "aia.graphql.max-cost must be between 1 and " + DEAREST + ", not " + maxCost);
        }
    }
}
