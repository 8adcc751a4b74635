package tech.aia.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;

class IntrospectionSwitchTests {
    private static final String SCHEMA = "type Query { name: String }";

    @Test
    void tellsTheSchemaUnlessItIsOff() {
        for (var question : new String[] {"{ __schema { types { name } } }", "{ __type(name: \"Query\") { name } }"}) {
            assertThat(ask(true, question).getErrors()).isEmpty();
            assertThat(ask(false, question).getErrors()).hasSize(1);
        }
        assertThat(ask(false, "{ __typename name }").getErrors()).isEmpty();
    }

    private static WebGraphQlResponse ask(boolean introspection, String query) {
        var source = GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ByteArrayResource(SCHEMA.getBytes(StandardCharsets.UTF_8)))
                .build();
        var handler = WebGraphQlHandler.builder(new DefaultExecutionGraphQlService(source))
                .interceptors(List.of(new IntrospectionSwitch(new ProtocolSettings(introspection, 0, null))))
                .build();
        var request = new WebGraphQlRequest(
                URI.create("/graphql"), new HttpHeaders(), null, null, Map.of(), Map.of("query", query), "1", null);
        return Objects.requireNonNull(handler.handleRequest(request).block());
    }
}
