package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.AppIT;

/** Other spellings of a path: none may lead to what lies behind a door without being asked what the door asks. */
class PathTricksIT extends AppIT {
    private static final String[] BEHIND_DOORS = {"\"people\"", "\"username\"", "\"clients\"", "\"tasks\"", "\"agents\""
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//access/people",
                "/access//people",
                "/access/people/",
                "/access/people//",
                "/ACCESS/people",
                "/Access/People",
                "/access/%70eople",
                "/%61ccess/people",
                "/access%2fpeople",
                "/access%2Fpeople",
                "/access%5cpeople",
                "/access\\people",
                "/access/./people",
                "/access/people/.",
                "/access/x/../people",
                "/access/%2e/people",
                "/access/x/%2e%2e/people",
                "/access/x/..%2fpeople",
                "/health/../access/people",
                "/health/..;/access/people",
                "/docs/../access/people",
                "/docs/%2e%2e/access/people",
                "/docs/..%2faccess/people",
                "/browser/..;x=y/access/people",
                "/browser/..\\access\\people",
                "/graphiql/%252e%252e/access/people",
                "/access;x=y/people",
                "/access/people;x=y",
                "/access/people;jsessionid=1",
                "/access/people%3bx=y",
                "/access/people%00",
                "/access/people%00.css",
                "/access/people%20",
                "/access/people%09",
                "/access/people%0a",
                "/access/people.json",
                "/access/people.css",
                "/access/people%2ehtml",
                "/access/people?x=/health",
                "/access/people#/health",
                "/access/peopl%c0%a5",
                "/access/%ef%bd%90eople",
                "/access/people%u0020",
                "/;/access/people",
                "/error/../access/people",
                "/tasks",
                "/tasks/",
                "//tasks",
                "/tasks;x",
                "/TASKS",
                "/%74asks",
                "/docs/..;/tasks",
                "/auth/login/../../tasks",
                "/aia.css/../tasks",
                "/webjars/%2e%2e/agents",
                "/actuator/health/../prometheus",
                "/actuator/health/..;/prometheus",
                "/actuator/health/%2e%2e/prometheus"
            })
    void noSpellingOpensADoorToStrangers(String path) {
        var answer = get(path, "");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d) .*");
        assertThat(answer).doesNotContain(BEHIND_DOORS).doesNotContain("jvm_memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access/people",
                "/access//people",
                "/access/people/",
                "/ACCESS/people",
                "/access/%70eople",
                "/access/people;x=y",
                "/access;x=y/people",
                "/tasks/../access/people",
                "/tasks/..;/access/people",
                "/tasks/%2e%2e/access/people",
                "/tasks/..%2faccess/people",
                "/auth/me/../../access/people",
                "/auth/me/..;/..;/access/people",
                "/auth/me/%2e%2e/%2e%2e/access/people",
                "/metrics/../access/people"
            })
    void noSpellingSparesACallerThePermission(String path) {
        var answer = get(path, client("tasks:read", "unlimited").authorization() + "\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d) .*");
        assertThat(answer).doesNotContain("\"username\"").doesNotContain("\"people\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override: GET", "X-Original-URL: /health", "X-Rewrite-URL: /health"})
    void noHeaderMakesOneRequestAnother(String header) {
        assertThat(get("/access/people", header + "\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void theDoorItselfOpensForWhoMay() {
        assertThat(get("/access/people", admin().authorization() + "\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("\"username\"");
    }

    private String get(String path, String header) {
        return stranger()
                .raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n");
    }
}
