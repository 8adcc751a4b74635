package tech.aia.app.stream;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Ends what the container finds broken: without it, a client that went away would be answered with an error page. */
final class ConnectionLoss implements AsyncListener {

    @Override
    public void onError(AsyncEvent event) {
        event.getAsyncContext().complete();
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
