package tech.aia.app.live.door;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    @Bean
    GraphQlWebSocketHandler liveSockets(WebGraphQlHandler handler, LiveSettings settings, LiveConnections connections) {
        return new LiveSocketHandler(
                handler, new JacksonJsonHttpMessageConverter(JsonMapper.shared()), settings, connections);
    }

    @Bean
    ServletServerContainerFactoryBean webSockets(LiveSettings settings) {
        var container = new ServletServerContainerFactoryBean();
        var largest = Math.toIntExact(settings.maxMessage().toBytes());
        container.setMaxTextMessageBufferSize(largest);
        container.setMaxBinaryMessageBufferSize(1024);
        return container;
    }
}
