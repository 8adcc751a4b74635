package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.EntityQuery.Sort;

class EntityListsTests {

    @Test
    void aMinusMeansDescending() {
        assertThat(EntityLists.sort("-annual_revenue, name"))
                .containsExactly(new Sort("annual_revenue", true), new Sort("name", false));
    }

    @Test
    void nothingMeansNoOrder() {
        assertThat(EntityLists.sort(null)).isEmpty();
        assertThat(EntityLists.sort(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", "-", "a,-"})
    void refusesAnOrderWithGaps(String sort) {
        assertThatThrownBy(() -> EntityLists.sort(sort))
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.field()).isEqualTo("sort"));
    }
}
