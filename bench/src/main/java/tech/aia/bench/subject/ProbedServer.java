package tech.aia.bench.subject;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.Server;
import tech.aia.app.security.RecentCredentials;
import tech.aia.cypher.server.Credentials;

/**
 * The whole server in this process, with one handler more, which does nothing, behind two doors: one that is open to everybody and one that
 * asks for a permission. What a request to the one takes longer than to the other is what is asked at the door. A third path is answered
 * before anything of the platform.
 */
public final class ProbedServer implements AutoCloseable {
    public static final String BARE = "/bare";
    public static final String OPEN = "/docs/probe";
    public static final String GUARDED = "/tasks/0/probe";

    private static final String NOTHING = "nothing";

    private final ConfigurableApplicationContext context;
    private final Path data;

    private ProbedServer(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** With tiers wide enough for a measurement; they are counted all the same. */
    public static ProbedServer start(Path data) {
        var context = SpringApplication.run(
                Probed.class,
                "--server.port=0",
                "--aia.data=" + data,
                "--aia.neo4j.bolt-port=0",
                "--aia.limits.tiers.enterprise.hour=1000000000",
                "--aia.limits.tiers.enterprise.minute=100000000",
                "--aia.limits.tiers.enterprise.burst=100000000",
                "--logging.level.root=WARN");
        return new ProbedServer(context, data);
    }

    public URI url() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new BenchException("The server listens nowhere");
        }
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Of what it generated at its first start. */
    public String credential(String key) {
        return new Credentials(data.resolve("credentials")).get(key).orElseThrow();
    }

    /** Has it look at the next credential as if it came for the first time. */
    public void forgetCredentials() {
        context.getBean(RecentCredentials.class).forget();
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the product scans, and nothing of the benchmark's own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "tech.aia.app",
                "tech.aia.graphql",
                "tech.aia.embeddings",
                "tech.aia.graph",
                "tech.aia.cypher"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Server.class))
    static class Probed {

        @Bean
        Handler probe() {
            return new Handler();
        }

        @Bean
        FilterRegistrationBean<Filter> bare() {
            var bean = new FilterRegistrationBean<Filter>((request, response, chain) -> answer(response));
            bean.addUrlPatterns(BARE);
            bean.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return bean;
        }

        private static void answer(ServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getOutputStream().write(NOTHING.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Does nothing. */
    @RestController
    static class Handler {

        @GetMapping({OPEN, GUARDED})
        String nothing() {
            return NOTHING;
        }
    }
}
