package tech.aia.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.GraphQlSource;

/** The setting {@code aia.graphql.allow-list}, up to what the door answers. */
class AllowListIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NOT_LISTED = "Aia.GraphQl.NotListed";

    /** This package's door over a schema of one field. Without an annotation by which the programs of other tests would find it. */
    @ComponentScan("tech.aia.graphql.http")
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        GraphQlAutoConfiguration.class,
        GraphQlWebMvcAutoConfiguration.class
    })
    static class Door {

        @Bean
        GraphQlSource schema() {
            return GraphQlSource.schemaResourceBuilder()
                    .schemaResources(
                            new ByteArrayResource("type Query { name: String }".getBytes(StandardCharsets.UTF_8)))
                    .build();
        }
    }

    @Test
    void onlyWhatStandsInTheFileRuns(@TempDir Path folder) throws Exception {
        var list = Files.writeString(folder.resolve("documents.json"), "{\"which\": \"{ __typename }\"}");
        try (var door = open(list)) {
            var listed = "{\"data\":{\"__typename\":\"Query\"}}";
            assertThat(post(door, "{\"query\": \"{ __typename }\"}")).isEqualTo(listed);
            assertThat(post(
                            door,
                            "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"which\"}}}"))
                    .isEqualTo(listed);
            assertThat(post(door, "{\"query\": \"{ name }\"}"))
                    .contains(NOT_LISTED)
                    .doesNotContain("\"data\"");
            assertThat(post(
                            door,
                            "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"other\"}}}"))
                    .contains(NOT_LISTED);
            assertThat(
                            post(
                                    door,
                                    "{\"query\": \"{ name }\", \"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"which\"}}}"))
                    .contains(NOT_LISTED);
        }
    }

    @Test
    void aListThatCannotBeReadStopsTheStart(@TempDir Path folder) {
        assertThatThrownBy(() -> open(folder.resolve("none.json")).close())
                .rootCause()
                .isInstanceOf(IOException.class);
    }

    private static ConfigurableApplicationContext open(Path list) {
        return new SpringApplicationBuilder(Door.class)
                .run("--server.port=0", "--spring.main.banner-mode=off", "--aia.graphql.allow-list=" + list);
    }

    private static String post(ConfigurableApplicationContext door, String body) throws Exception {
        var port = door.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
