package tech.aia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionsTests {

    @Test
    void areCalledByTheirKeysAndThoseOfScaleTogether() {
        assertThat(Sections.ALL.stream().filter(section -> section.isCalled("scale")))
                .extracting(Sections.Named::key)
                .containsExactly("scale-vectors", "scale-entities", "scale-history", "scale-rows");
        assertThat(Sections.ALL.stream().filter(section -> section.isCalled("search")))
                .extracting(Sections.Named::key)
                .containsExactly("search");
    }

    @Test
    void leaveOutWhatTakesLongWhenNothingIsAskedFor() {
        assertThat(Sections.byDefault())
                .extracting(Sections.Named::key)
                .contains("search", "tasks")
                .doesNotContain("jmh", "scale-vectors", "scale-rows");
    }
}
