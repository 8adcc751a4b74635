package tech.aia.cypher.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.change.ChangeLog;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.change.DefaultChanges;
import tech.aia.cypher.inprocess.InProcessAddress;
import tech.aia.cypher.procedure.ProcedureRegistry;
import tech.aia.cypher.transport.DiskReserve;
import tech.aia.cypher.transport.GraphFactory;

/** Beans in the order they depend on each other: data directory, server, driver (by Spring Boot), graph, changes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Neo4jSettings.class)
class CypherConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DataDirectory dataDirectory(@Value("${aia.data:" + DataDirectory.DEFAULT + "}") Path path) {
        return DataDirectory.open(path);
    }

    @Bean
    Credentials credentials(DataDirectory data, ObjectProvider<EmbeddedNeo4j> embedded) {
        embedded.getIfAvailable();
        return new Credentials(data.resolve("credentials"));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "aia.neo4j.uri", matchIfMissing = true, havingValue = "embedded")
    EmbeddedNeo4j embeddedNeo4j(DataDirectory data, Neo4jSettings settings) {
        return EmbeddedNeo4j.start(data, settings);
    }

    /** Takes the server itself, so that the driver made of this is closed before it. */
    @Bean
    @ConditionalOnProperty(name = "aia.neo4j.uri", matchIfMissing = true, havingValue = "embedded")
    Neo4jConnectionDetails embeddedConnection(EmbeddedNeo4j server, Neo4jSettings settings) {
        return switch (settings.transport()) {
            case IN_PROCESS -> new Connection(server.inProcessUri(), AuthTokens.none());
            case BOLT -> new Connection(server.boltUri(), AuthTokens.basic(EmbeddedNeo4j.USER, server.password()));
        };
    }

    @Bean
    @ConditionalOnProperty("aia.neo4j.uri")
    Neo4jConnectionDetails externalConnection(Neo4jSettings settings) {
        return new Connection(
                Objects.requireNonNull(settings.uri()),
                AuthTokens.basic(settings.user(), Objects.requireNonNull(settings.password())));
    }

    @Bean
    ConfigBuilderCustomizer driverSettings(Neo4jConnectionDetails connection) {
        return config -> {
            config.withMaxTransactionRetryTime(15, TimeUnit.SECONDS)
                    .withConnectionAcquisitionTimeout(10, TimeUnit.SECONDS)
                    .withFetchSize(1000)
                    .withUserAgent("aia");
            if (InProcessAddress.SCHEME.equals(connection.getUri().getScheme())) {
                InProcessAddress.configure(config);
            }
        };
    }

    @Bean
    ChangeLog changeLog(ObjectProvider<EmbeddedNeo4j> embedded) {
        var server = embedded.getIfAvailable();
        return server == null ? ChangeLog.selfReported() : server.changeLog();
    }

    @Bean
    Graph graph(
            Driver driver,
            ChangeLog changeLog,
            Neo4jConnectionDetails connection,
            ObjectProvider<EmbeddedNeo4j> embedded,
            Neo4jSettings settings) {
        var server = embedded.getIfAvailable();
        try {
            driver.verifyConnectivity();
        } catch (org.neo4j.driver.exceptions.Neo4jException failure) {
            throw new GraphException.Unavailable(
                    "Aia.Neo4j.Unreachable",
                    (server == null ? "Neo4j at " + connection.getUri() : "The embedded Neo4j") + " cannot be used: "
                            + failure.getMessage(),
                    failure);
        }
        return server == null
                ? GraphFactory.migrated(driver, changeLog)
                : GraphFactory.migrated(driver, changeLog, new DiskReserve(server.home(), settings.minFreeDisk()));
    }

    @Bean
    Changes changes(Graph graph, ChangeLog changeLog, Neo4jSettings settings) {
        return new DefaultChanges(graph, changeLog, settings.changeRetention());
    }

    @Bean
    ProcedureRegistry procedureRegistry(ObjectProvider<EmbeddedNeo4j> embedded) {
        var server = embedded.getIfAvailable();
        return new ProcedureRegistry(server == null ? null : server.procedures());
    }

    private record Connection(URI uri, AuthToken token) implements Neo4jConnectionDetails {
        @Override
        public URI getUri() {
            return uri;
        }

        @Override
        public AuthToken getAuthToken() {
            return token;
        }
    }
}
