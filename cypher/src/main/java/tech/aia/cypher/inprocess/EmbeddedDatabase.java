package tech.aia.cypher.inprocess;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.connectioninfo.RoutingInfo;
import org.neo4j.internal.kernel.api.security.AbstractSecurityLog;
import org.neo4j.internal.kernel.api.security.AccessMode;
import org.neo4j.internal.kernel.api.security.AuthSubject;
import org.neo4j.internal.kernel.api.security.LoginContext;
import org.neo4j.internal.kernel.api.security.SecurityContext;
import org.neo4j.internal.kernel.api.security.StaticAccessMode;
import org.neo4j.kernel.GraphDatabaseQueryService;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.database.PrivilegeDatabaseReference;
import org.neo4j.kernel.impl.api.security.RestrictedAccessMode;
import org.neo4j.kernel.impl.factory.KernelTransactionFactory;
import org.neo4j.kernel.impl.query.Neo4jTransactionalContextFactory;
import org.neo4j.kernel.impl.query.NotificationConfiguration;
import org.neo4j.kernel.impl.query.QueryExecutionConfiguration;
import org.neo4j.kernel.impl.query.QueryExecutionEngine;
import org.neo4j.kernel.impl.query.TransactionalContext;
import org.neo4j.kernel.impl.query.TransactionalContextFactory;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * One database of the embedded server, reached through its kernel: the query router, which the Bolt server goes through, takes longer
 * than a point read does. Safe for use by many threads.
 */
final class EmbeddedDatabase {
    private static final LoginContext WRITER = login(StaticAccessMode.FULL);
    private static final LoginContext READER = login(new ReadingMode());
    private static final RoutingInfo WRITE = new RoutingInfo(RoutingInfo.AccessMode.WRITE, Map.of());
    private static final RoutingInfo READ = new RoutingInfo(RoutingInfo.AccessMode.READ, Map.of());

    private final GraphDatabaseAPI api;
    private final QueryExecutionEngine engine;
    private final TransactionalContextFactory contexts;
    private final Duration longest;
    private final TransactionTimeouts timeouts;

    EmbeddedDatabase(GraphDatabaseAPI api, TransactionTimeouts timeouts) {
        this.api = api;
        this.timeouts = timeouts;
        var dependencies = api.getDependencyResolver();
        this.engine = dependencies.resolveDependency(QueryExecutionEngine.class);
        this.contexts = Neo4jTransactionalContextFactory.create(
                dependencies.provideDependency(GraphDatabaseQueryService.class),
                dependencies.resolveDependency(KernelTransactionFactory.class),
                TransactionalContext.DatabaseMode.SINGLE);
        this.longest = dependencies.resolveDependency(Config.class).get(GraphDatabaseSettings.transaction_timeout);
    }

    String name() {
        return api.databaseName();
    }

    TransactionTimeouts timeouts() {
        return timeouts;
    }

    QueryExecutionEngine engine() {
        return engine;
    }

    TransactionalContextFactory contexts() {
        return contexts;
    }

    EmbeddedTransaction begin(
            Opening opening, Map<String, Object> metadata, @Nullable NotificationConfiguration notifications) {
        var longest = opening.timeout().orElse(this.longest);
        var transaction = api.beginTransaction(
                opening.implicit() ? KernelTransaction.Type.IMPLICIT : KernelTransaction.Type.EXPLICIT,
                opening.reads() ? READER : WRITER,
                ClientConnectionInfo.EMBEDDED_CONNECTION,
                opening.reads() ? READ : WRITE,
                List.of(),
                longest.toMillis(),
                TimeUnit.MILLISECONDS,
                null,
                (failure, log, handlers) -> KernelFailures.unchecked(failure));
        if (!metadata.isEmpty()) {
            transaction.setMetaData(metadata);
        }
        return new EmbeddedTransaction(
                this,
                transaction,
                opening.reads(),
                notifications == null
                        ? QueryExecutionConfiguration.DEFAULT_CONFIG
                        : new QueryExecutionConfiguration(notifications),
                longest);
    }

    /** Whoever was handed the address may do everything, and a reading transaction of theirs may not write. */
    private static LoginContext login(AccessMode mode) {
        return new LoginContext(AuthSubject.AUTH_DISABLED, ClientConnectionInfo.EMBEDDED_CONNECTION) {
            @Override
            public SecurityContext authorize(
                    IdLookup tokens, PrivilegeDatabaseReference database, AbstractSecurityLog log, long now) {
                return SecurityContext.authDisabled(mode, connectionInfo(), database.name());
            }
        };
    }

    /** Everything but writing. Neo4j's own mode of that name does not show indexes and constraints, and a reader over Bolt sees them. */
    private static final class ReadingMode extends RestrictedAccessMode {
        ReadingMode() {
            super(StaticAccessMode.FULL, StaticAccessMode.READ);
        }

        @Override
        public boolean allowsShowIndex() {
            return true;
        }

        @Override
        public boolean allowsShowConstraint() {
            return true;
        }
    }
}
