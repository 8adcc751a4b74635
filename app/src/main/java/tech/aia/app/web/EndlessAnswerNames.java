package tech.aia.app.web;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Times streams under a name of their own: they last as long as their callers want, and would count as slow requests. */
@Component
class EndlessAnswerNames implements ObservationFilter {
    /** The meter of what is an {@link EndlessAnswer}. */
    static final String STREAMS = "http.server.streams";

    @Override
    public Observation.Context map(Observation.Context context) {
        if (context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && EndlessAnswer.isMarked(request.getCarrier())) {
            context.setName(STREAMS);
        }
        return context;
    }
}
