package tech.aia.app.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what the container finds broken: without it, a client that went away would be answered with an error page. */
final class ConnectionLoss implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoss.class);

    @Override
    public void onError(AsyncEvent event) {
        complete(event.getAsyncContext());
    }

    /** Whoever notices first that it is over ends it: the container or the reader's thread. */
    static void complete(AsyncContext connection) {
        try {
            connection.complete();
        } catch (IllegalStateException alreadyOver) {
            LOG.debug("The stream had ended already", alreadyOver);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // The reader's thread ends by itself.
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // There is none.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Started once only.
    }
}
