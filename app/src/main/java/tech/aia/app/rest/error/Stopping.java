package tech.aia.app.rest.error;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells what fails because the server is stopping from what is a fault. */
@Component
class Stopping {
    private volatile boolean underWay;

    @EventListener
    void stop(ContextClosedEvent closed) {
        underWay = true;
    }

    /** A request that fails while the ground is taken away under it can be sent again, to this server or another. */
    Failure explain(Failure failure) {
        return underWay && failure.code() == ErrorCode.INTERNAL
                ? GraphFailures.unavailable("The server is stopping; send the request again when it is back")
                : failure;
    }
}
