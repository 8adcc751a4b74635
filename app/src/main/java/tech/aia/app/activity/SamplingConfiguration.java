package tech.aia.app.activity;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import tech.aia.graph.activity.RequestSampling;

@Configuration(proxyBeanMethods = false)
class SamplingConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> activityValve(ObjectProvider<RequestSampling> sampling) {
        // The server is made before the graph is opened.
        return factory -> factory.addEngineValves(new ActivityValve(SingletonSupplier.of(sampling::getObject)));
    }

    @Bean
    MeterBinder activityMeters(RequestSampling sampling) {
        return registry -> {
            FunctionCounter.builder(ActivityMeter.RECORDED.key(), sampling, RequestSampling::recorded)
                    .description(ActivityMeter.RECORDED.description())
                    .register(registry);
            FunctionCounter.builder(ActivityMeter.DROPPED.key(), sampling, RequestSampling::dropped)
                    .description(ActivityMeter.DROPPED.description())
                    .register(registry);
            Gauge.builder(ActivityMeter.WAITING.key(), sampling, RequestSampling::waiting)
                    .description(ActivityMeter.WAITING.description())
                    .register(registry);
        };
    }
}
