package tech.aia.graph.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTests {

    @Test
    void ofAWordThatGoesTooFarThePermissionsAreLeftThatOneHas() {
        assertThat(Scope.cut(List.of("read", "write"), List.of("read", "tasks:write")))
                .containsExactlyInAnyOrder("read", "tasks:write");
        assertThat(Scope.cut(List.of("admin"), List.of("graph:read"))).containsExactly("graph:read");
        assertThat(Scope.cut(List.of("graph:write"), List.of("read"))).isEmpty();
    }
}
