package tech.aia.app.web;

import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** The connections that Tomcat holds. */
@Component
public class OpenConnections {
    private final ObjectProvider<WebServerApplicationContext> context;

    OpenConnections(ObjectProvider<WebServerApplicationContext> context) {
        this.context = context;
    }

    /** How many are open, idle ones included; null while there is no server. */
    public @Nullable Long count() {
        var web = context.getIfAvailable();
        return web != null
                        && web.getWebServer() instanceof TomcatWebServer tomcat
                        && tomcat.getTomcat().getConnector().getProtocolHandler()
                                instanceof AbstractProtocol<?> protocol
                ? Long.valueOf(protocol.getConnectionCount())
                : null;
    }
}
