package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RememberedPathsTests {
    private final ArrayList<String> asked = new ArrayList<>();
    private final RememberedPaths<String> paths = new RememberedPaths<>((method, path) -> {
        asked.add(method + " " + path);
        return method + " may " + path;
    });

    @Test
    void asksTheRulesOnceForEachMethodAndPath() {
        assertThat(paths.find("GET", "/a")).isEqualTo("GET may /a");
        assertThat(paths.find("GET", "/a")).isEqualTo("GET may /a");
        assertThat(paths.find("POST", "/a")).isEqualTo("POST may /a");
        assertThat(paths.find("GET", "/b")).isEqualTo("GET may /b");

        assertThat(asked).containsExactly("GET /a", "POST /a", "GET /b");
    }

    @Test
    void keepsNothingThatIsLong() {
        var longPath = "/" + "x".repeat(100);
        paths.find("GET", longPath);
        paths.find("GET", longPath);

        assertThat(asked).hasSize(2);
    }

    @Test
    void forgetsWhenStrangersAskForTooMuch() {
        paths.find("GET", "/a");
        for (int i = 0; i < 1_000; i++) {
            paths.find("GET", "/" + i);
        }
        asked.clear();

        assertThat(paths.find("GET", "/a")).isEqualTo("GET may /a");
        assertThat(asked).containsExactly("GET /a");
    }
}
