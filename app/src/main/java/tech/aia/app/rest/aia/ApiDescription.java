package tech.aia.app.rest.aia;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.app.rest.error.Problem;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.graph.access.Permission;

/** The OpenAPI description at {@code /api/openapi.json}, shown at {@code /api/docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String KEY = "api_key";

    @Bean
    OpenAPI openApi(@Value("${aia.version}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("AIA Developer API")
                        .version(version)
                        .description(
                                "One graph of tasks, agents, customers and results; answered by Cypher and by meaning. Every"
                                        + " error is RFC 9457 problem details with a stable code; /docs/errors explains each.")
                        .license(new License().name("GPL-3.0-or-later").identifier("GPL-3.0-or-later")))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(new Components()
                        .addSecuritySchemes(TOKEN, tokens())
                        .addSecuritySchemes(SESSION, session())
                        .addSecuritySchemes(KEY, key()))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(SESSION))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    private static SecurityScheme session() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The access_token that POST /auth/login answers.");
    }

    private static SecurityScheme key() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key")
                .description("A key that POST /auth/api-keys answered.");
    }

    private static SecurityScheme tokens() {
        var scopes = new Scopes();
        Arrays.stream(Permission.values())
                .filter(permission -> permission != Permission.ACCESS_MANAGE)
                .forEach(permission -> scopes.addString(permission.word(), permission.meaning()));
        scopes.addString("read", "every permission to read")
                .addString("write", "every permission to change, and to work on tasks");
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description(
                        "Id and secret of the first client are in the file credentials of the data directory. The authorization code flow,"
                                + " for clients with redirect URIs, needs PKCE with S256.")
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/auth/token").scopes(scopes))
                        .authorizationCode(new OAuthFlow()
                                .authorizationUrl("/oauth/authorize")
                                .tokenUrl("/auth/token")
                                .refreshUrl("/auth/token")
                                .scopes(scopes)));
    }

    /** The names that {@link AiaJsonConverter} writes. */
    @Bean
    ModelResolver snakeCaseModels() {
        return new ModelResolver(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .openapi31(true);
    }

    /** Says of every operation what an error looks like. */
    @Bean
    OpenApiCustomizer errors() {
        return api -> {
            io.swagger.v3.core.converter.ModelConverters.getInstance(true)
                    .readAllAsResolvedSchema(Problem.class)
                    .referencedSchemas
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            var problem = new ApiResponse()
                    .description("Every error, see /docs/errors")
                    .content(new Content()
                            .addMediaType(
                                    ProblemWriter.CONTENT_TYPE,
                                    new MediaType()
                                            .schema(new io.swagger.v3.oas.models.media.Schema<>()
                                                    .$ref("#/components/schemas/Problem"))));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
        };
    }
}
