package tech.aia.cypher.inprocess;

import java.util.Map;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltConnectionProviderFactory;
import org.neo4j.bolt.connection.LoggingProvider;
import org.neo4j.bolt.connection.observation.ObservationProvider;
import org.neo4j.bolt.connection.values.ValueFactory;

/** Found by the driver with {@link java.util.ServiceLoader}, once for each driver; of no use to anybody else. */
public final class InProcessProviderFactory implements BoltConnectionProviderFactory {

    @Override
    public boolean supports(String scheme) {
        return scheme.equals(InProcessAddress.SCHEME);
    }

    @Override
    public BoltConnectionProvider create(
            LoggingProvider logging, ValueFactory values, ObservationProvider observations, Map<String, ?> config) {
        return new InProcessProvider(values);
    }
}
