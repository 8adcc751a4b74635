package tech.aia.app.activity;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;
import tech.aia.app.audit.AuditNote;
import tech.aia.app.web.EndlessAnswer;
import tech.aia.graph.activity.RequestSampling;
import tech.aia.graph.activity.Served;
import tech.aia.graph.audit.Actor;

/**
 * Samples requests where Tomcat writes its access log: when the last byte is sent, on whatever thread, with the size and the time of all of
 * it. Only those whose caller is known are recorded, so that strangers cannot fill the graph; of their path there is the pattern only, and
 * nothing of what they sent.
 */
final class ActivityValve extends ValveBase implements AccessLog {
    private static final String ERROR_PAGE = "/error";

    private final SingletonSupplier<RequestSampling> sampling;

    ActivityValve(SingletonSupplier<RequestSampling> sampling) {
        super(true);
        this.sampling = sampling;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        var actor = AuditNote.actorOf(request);
        if (actor == null || !sampling.obtain().isChosen()) {
            return;
        }
        var user = actor.kind() == Actor.Kind.KEY ? actor.owner() : actor.id();
        if (user != null) {
            var millis = EndlessAnswer.isMarked(request) ? null : Double.valueOf(nanos / 1e6);
            var began = Instant.now().minus(Duration.ofNanos(nanos));
            sampling.obtain()
                    .add(
                            user,
                            began,
                            new Served(
                                    endpoint(request), millis, response.getStatus(), response.getBytesWritten(false)));
        }
    }

    /** Null for what was refused before anybody looked which endpoint it was for. */
    private static @Nullable String endpoint(Request request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null || pattern.equals("/**") || pattern.equals(ERROR_PAGE) ? null : pattern.toString();
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // What proxies tell is seen by who asks the request itself.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
