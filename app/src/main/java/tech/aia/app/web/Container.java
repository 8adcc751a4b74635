package tech.aia.app.web;

import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Settings of the embedded Tomcat that no property has. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, LoadSettings.class, ServerSettings.class, CrossOriginSettings.class})
class Container {
    private static final long UNLOAD_MILLIS = 100;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatSettings(ServerSettings settings) {
        return factory -> {
            new Listening(settings).require(factory.getAddress(), factory.getSsl() != null);
            if (settings.behindProxy()) {
                factory.addEngineValves(ProxyValves.of(settings).toArray(Valve[]::new));
            }
            // An entity's id may have a slash or backslash, which a client writes %2F and %5C.
            factory.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemReportValve.class.getName());
                }
                context.setCookieProcessor(new SecureCookies());
                // What is not done after the graceful part of the shutdown waits for a client that takes nothing.
                if (context instanceof StandardContext standard) {
                    standard.setUnloadDelay(UNLOAD_MILLIS);
                }
            });
        };
    }
}
