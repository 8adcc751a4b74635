package tech.aia.graphql;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** GraphiQL at {@code /graphiql}, all of it out of this server: Spring's own page fetches GraphiQL from elsewhere. */
@Configuration(proxyBeanMethods = false)
class GraphiQlPages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
        // The page's links are relative to the server's root, not to this folder.
        registry.addRedirectViewController("/graphiql/", "/graphiql").setContextRelative(true);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/graphiql/*")
                .addResourceLocations("classpath:/tech/aia/graphql/graphiql/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
