package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EndlessAnswerNamesTests {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();

    @Test
    void openStreamsAreNoSlowRequests() {
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationFilter(new EndlessAnswerNames());
        var stream = new MockHttpServletRequest();
        EndlessAnswer.mark(stream);

        answered(new MockHttpServletRequest());
        answered(stream);

        assertThat(meters.get("http.server.requests").timer().count()).isEqualTo(1);
        assertThat(meters.get(EndlessAnswerNames.STREAMS).timer().count()).isEqualTo(1);
    }

    private void answered(MockHttpServletRequest request) {
        var context = new ServerRequestObservationContext(request, new MockHttpServletResponse());
        Observation.createNotStarted("http.server.requests", () -> context, observations)
                .observe(() -> {});
    }
}
