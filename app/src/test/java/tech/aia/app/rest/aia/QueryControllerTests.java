package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.cypher.passthrough.ResultFormat;

class QueryControllerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|JSON",
                "application/json|JSON",
                "text/csv|CSV",
                "application/x-ndjson|NDJSON",
                "text/*|CSV",
                "text/csv;q=0.5, application/x-ndjson|NDJSON",
                "application/json, text/plain, */*|JSON",
                "''|JSON"
            })
    void theFormatIsWhatTheCallerLikesBest(String accept, ResultFormat format) {
        assertThat(QueryController.accepted(accept)).isEqualTo(format);
    }

    @Test
    void theFormatIsJsonWhenNothingIsSaid() {
        assertThat(QueryController.accepted(null)).isEqualTo(ResultFormat.JSON);
    }
}
