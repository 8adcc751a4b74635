package tech.aia.app.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** The end of a request, which may come long after the thread that took it was given back. */
public final class Completion implements AsyncListener {
    private final Runnable then;

    private Completion(Runnable then) {
        this.then = then;
    }

    /**
     * To be asked when the rest of the chain has returned.
     *
     * @param then what is done once the request is answered, well or not: at once, unless another thread goes on with it
     */
    public static void then(HttpServletRequest request, Runnable then) {
        if (request.isAsyncStarted()) {
            try {
                request.getAsyncContext().addListener(new Completion(then));
                return;
            } catch (IllegalStateException done) {
                // It ended between the two lines above.
            }
        }
        then.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        then.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
        // Completion follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
