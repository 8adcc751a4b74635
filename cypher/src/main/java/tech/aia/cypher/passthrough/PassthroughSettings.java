package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a stranger's statement may use.
 *
 * @param defaultRows rows given where the request does not say
 * @param maxRows the most a request may ask for
 * @param maxBytes the largest result, as JSON: a larger one is refused, or cut off where the request says so
 * @param defaultTimeout time a statement has where the request does not say
 * @param maxTimeout the most a request may ask for
 * @param maxConcurrent how many statements run at once
 * @param maxWait how long a further one waits for its turn before it is told that the server is busy
 * @param maxStatementLength longest statement, in characters
 * @param procedures procedures that may be called; {@code name.*} stands for all below it
 * @param functions functions with a dotted name that may be called, likewise; those without a dot are Neo4j's own and may all be
 *     called. Case does not matter in either list
 */
@ConfigurationProperties("aia.cypher")
record PassthroughSettings(
        @DefaultValue("10000") long defaultRows,
        @DefaultValue("1000000") long maxRows,
        @DefaultValue("100MB") DataSize maxBytes,
        @DefaultValue("30s") Duration defaultTimeout,
        @DefaultValue("5m") Duration maxTimeout,
        @DefaultValue("8") int maxConcurrent,
        @DefaultValue("5s") Duration maxWait,
        @DefaultValue("100000") int maxStatementLength,

        @DefaultValue({
            "aia.*",
            "db.labels",
            "db.relationshipTypes",
            "db.propertyKeys",
            "db.schema.visualization",
            "db.schema.nodeTypeProperties",
            "db.schema.relTypeProperties",
            "db.index.fulltext.queryNodes",
            "db.index.fulltext.queryRelationships",
            "db.index.vector.queryNodes",
            "db.index.vector.queryRelationships",
            "db.ping",
            "dbms.components"
        })
        List<String> procedures,

        @DefaultValue({
            "aia.*",
            "date.*",
            "datetime.*",
            "db.nameFromElementId",
            "duration.*",
            "localdatetime.*",
            "localtime.*",
            "point.*",
            "time.*",
            "vector.*"
        })
        List<String> functions) {

    PassthroughSettings {
        require(defaultRows >= 1 && defaultRows <= maxRows, "default-rows must be between 1 and max-rows");
        require(maxBytes.toBytes() >= 1024, "max-bytes must be at least 1KB");
        require(defaultTimeout.isPositive(), "default-timeout must be more than 0");
        require(defaultTimeout.compareTo(maxTimeout) <= 0, "default-timeout must not be more than max-timeout");
        require(maxConcurrent >= 1, "max-concurrent must be at least 1");
        require(!maxWait.isNegative(), "max-wait must not be negative");
        require(maxStatementLength >= 1, "max-statement-length must be at least 1");
        procedures = List.copyOf(procedures);
        functions = List.copyOf(functions);
    }

    boolean mayCallProcedure(String name) {
        return listed(procedures, name);
    }

    boolean mayCallFunction(String name) {
        return listed(functions, name);
    }

    private static boolean listed(List<String> names, String name) {
        return names.stream()
                .anyMatch(listed -> listed.endsWith(".*")
                        ? name.regionMatches(true, 0, listed, 0, listed.length() - 1)
                        : name.equalsIgnoreCase(listed));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("aia.cypher: " + rule);
        }
    }
}
