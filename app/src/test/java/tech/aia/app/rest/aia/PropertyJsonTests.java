package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.rest.error.RestException;
import tech.aia.cypher.GraphDuration;
import tech.aia.cypher.GraphPoint;

class PropertyJsonTests {

    @Test
    void momentsAreWrittenInUtc() {
        var noon = ZonedDateTime.of(2025, 10, 3, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

        assertThat(PropertyJson.write(noon)).isEqualTo("2025-10-03T10:00:00Z");
        assertThat(PropertyJson.write(noon.toOffsetDateTime())).isEqualTo("2025-10-03T10:00:00Z");
    }

    @Test
    void everyKindOfValueIsWritten() {
        assertThat(PropertyJson.write(LocalDate.of(2025, 10, 3))).isEqualTo("2025-10-03");
        assertThat(PropertyJson.write(LocalDateTime.of(2025, 10, 3, 1, 2, 3))).isEqualTo("2025-10-03T01:02:03");
        assertThat(PropertyJson.write(LocalTime.of(1, 2))).isEqualTo("01:02");
        assertThat(PropertyJson.write(OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(2))))
                .isEqualTo("01:02:03+02:00");
        assertThat(PropertyJson.write(new GraphDuration(1, 2, 3, 0))).isEqualTo("P1M2DT3S");
        assertThat(PropertyJson.write(new GraphPoint(4326, 1, 2, null)))
                .isEqualTo(Map.of("srid", 4326, "x", 1.0, "y", 2.0));
        assertThat(PropertyJson.write(List.of(LocalDate.EPOCH))).isEqualTo(List.of("1970-01-01"));
        assertThat(PropertyJson.write((Object) null)).isNull();
        assertThat(PropertyJson.write(5L)).isEqualTo(5L);
    }

    @Test
    void aStringStaysAString() {
        assertThat(PropertyJson.read("p", "2025-10-03")).isEqualTo("2025-10-03");
    }

    @Test
    void aTypedValueBecomesTemporal() {
        assertThat(PropertyJson.read("p", Map.of("$type", "date", "value", "2025-10-03")))
                .isEqualTo(LocalDate.of(2025, 10, 3));
        assertThat(PropertyJson.read("p", Map.of("$type", "zoned_datetime", "value", "2025-10-03T10:00:00Z")))
                .isEqualTo(ZonedDateTime.of(2025, 10, 3, 10, 0, 0, 0, ZoneOffset.UTC));
        assertThat(PropertyJson.read("p", Map.of("$type", "local_datetime", "value", "2025-10-03T10:00")))
                .isEqualTo(LocalDateTime.of(2025, 10, 3, 10, 0));
        assertThat(PropertyJson.read("p", Map.of("$type", "zoned_time", "value", "10:00Z")))
                .isEqualTo(OffsetTime.of(10, 0, 0, 0, ZoneOffset.UTC));
        assertThat(PropertyJson.read("p", Map.of("$type", "local_time", "value", "10:00")))
                .isEqualTo(LocalTime.of(10, 0));
    }

    @Test
    void listsAndNullsAndPlainObjectsPassThrough() {
        assertThat(PropertyJson.read("p", Arrays.asList(1, null, "a"))).isEqualTo(Arrays.asList(1, null, "a"));
        assertThat(PropertyJson.read("p", Map.of("a", 1))).isEqualTo(Map.of("a", 1));
        assertThat(PropertyJson.read("p", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"date,yesterday", "zoned_datetime,2025-10-03T10:00:00", "colour,red", "date,2025-02-30"})
    void refusesAnUnreadableTypedValueAndNamesTheProperty(String type, String value) {
        assertThatThrownBy(() -> PropertyJson.read(Map.of("born", Map.of("$type", type, "value", value))))
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.field()).isEqualTo("properties.born"));
    }

    @Test
    void refusesANumberThatIsNone() {
        assertThatThrownBy(() -> PropertyJson.read(Map.of("x", Double.POSITIVE_INFINITY)))
                .isInstanceOf(RestException.class);
    }
}
