package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tech.aia.app.AppIT;

/** Walks every route there is: none may be without a rule, and none may be open that is not meant to be. */
class EveryDoorIT extends AppIT {
    private static final Set<String> OPEN = Set.of(
            "/",
            "/health",
            "/error",
            "/browser",
            "/browser/",
            "/graphiql",
            "/docs/errors",
            "/docs/errors/x",
            "/auth/register",
            "/auth/login",
            "/auth/refresh",
            "/oauth/login",
            "/oauth/consent");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private List<RequestMappingHandlerMapping> mappings;

    private record Route(String method, String path) {}

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> {
                var methods = info.getMethodsCondition().getMethods();
                for (var pattern : info.getPatternValues()) {
                    var path =
                            pattern.replaceAll("\\{[^}]*}", "x").replace("${spring.web.error.path:/error}", "/error");
                    (methods.isEmpty() ? Set.of(RequestMethod.values()) : methods)
                            .forEach(method -> routes.add(new Route(method.name(), path)));
                }
            });
        }
        return routes;
    }

    @Test
    void everyRouteHasARule() {
        var doors = new Doors();
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(60);
        for (var route : routes) {
            var request = new MockHttpServletRequest(
                    HttpMethod.valueOf(route.method()).name(), route.path());
            assertThat(doors.isOpen(request)
                            || doors.isOwn(request)
                            || doors.needed(request).isPresent())
                    .as(route + " has no rule")
                    .isTrue();
            if (doors.isOpen(request)) {
                assertThat(OPEN.contains(route.path())
                                || route.path().startsWith("/api/")
                                || route.path().equals("/docs")
                                || route.path().startsWith("/docs/")
                                || route.path().startsWith("/swagger-ui"))
                        .as(route + " is open")
                        .isTrue();
            }
        }
    }

    @Test
    void everyRouteButTheOpenOnesIsShutToStrangers() {
        var doors = new Doors();
        for (var route : routes()) {
            if (doors.isOpen(new MockHttpServletRequest(route.method(), route.path()))
                    || route.method().equals("TRACE")) {
                continue;
            }
            var answer = stranger().json(route.method(), route.path(), "{}");
            assertThat(answer.status()).as(route.toString()).isEqualTo(401);
            if (!route.method().equals("HEAD")) {
                assertThat(answer.errorCode()).as(route.toString()).isEqualTo("E019");
            }
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void whatLiesOutsideTheControllersIsShutToo() {
        for (var path : List.of("/actuator/prometheus", "/actuator", "/graphql", "/no/such/path", "/actuator/env")) {
            assertThat(stranger().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(stranger().get("/health").status()).isEqualTo(200);
        assertThat(stranger().get("/api/openapi.json").status()).isEqualTo(200);
        assertThat(stranger().get("/graphiql").status()).isEqualTo(200);
        assertThat(stranger().get("/browser/index.html").status()).isEqualTo(200);
    }
}
