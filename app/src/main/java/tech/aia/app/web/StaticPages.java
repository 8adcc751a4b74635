package tech.aia.app.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Neo4j Browser's files, out of its archive. The start page is where Spring Boot looks for it, in {@code static}. */
@Configuration(proxyBeanMethods = false)
class StaticPages implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/browser/**")
                .addResourceLocations("classpath:/browser/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
