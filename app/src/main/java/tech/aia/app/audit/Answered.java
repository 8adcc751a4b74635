package tech.aia.app.audit;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** What is done once a request that another thread goes on with is answered, well or not. */
record Answered(Runnable then) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        then.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // It will be complete.
    }

    @Override
    public void onError(AsyncEvent event) {
        // It will be complete.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
