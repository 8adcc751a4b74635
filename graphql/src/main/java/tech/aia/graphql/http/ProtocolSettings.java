package tech.aia.graphql.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which documents the GraphQL door takes.
 *
 * @param introspection whether the schema can be asked for, by introspection and at {@code /graphql/schema}
 * @param persistedQueries documents that are remembered for those who then send their hashes only; 0 to remember none, at most 100,000
 * @param allowList a JSON file of the only documents that run: an object with documents by their ids; null for all documents
 */
@ConfigurationProperties("aia.graphql")
record ProtocolSettings(
        @DefaultValue("true") boolean introspection,
        @DefaultValue("1000") int persistedQueries,
        @Nullable Path allowList) {
    private static final int MOST = 100_000;

    ProtocolSettings {
        if (persistedQueries < 0 || persistedQueries > MOST) {
            throw new IllegalArgumentException(
                    "aia.graphql.persisted-queries must be between 0 and " + MOST + ", not " + persistedQueries);
        }
    }
}
