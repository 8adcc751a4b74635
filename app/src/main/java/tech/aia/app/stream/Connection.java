package tech.aia.app.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one client. Its reader writes on a thread of its own while the container may find the client gone on another; once the
 * container was told that the exchange is over, it gives the response to the next request. So nothing is written from then on, and it is
 * told only between two writes.
 */
public final class Connection implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    private Connection(AsyncContext exchange, ServletOutputStream out) {
        this.exchange = exchange;
        this.out = out;
    }

    /** Takes over an exchange that never times out; whoever is given the connection must {@link #end} it. */
    public static Connection of(AsyncContext exchange) throws IOException {
        var connection = new Connection(exchange, exchange.getResponse().getOutputStream());
        exchange.setTimeout(0);
        exchange.addListener(connection);
        return connection;
    }

    /** @throws IOException if the client is gone, or is told so already */
    public void write(byte[] bytes) throws IOException {
        lock.lock();
        try {
            requireOpen();
            out.write(bytes);
        } finally {
            lock.unlock();
        }
    }

    public void flush() throws IOException {
        lock.lock();
        try {
            requireOpen();
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (over) {
            throw new IOException("The client of an event stream is gone");
        }
    }

    /** After a write that is under way; whoever notices first that it is over ends it. */
    public void end() {
        lock.lock();
        try {
            if (!over) {
                over = true;
                exchange.complete();
            }
        } catch (IllegalStateException alreadyOver) {
            LOG.debug("The stream had ended already", alreadyOver);
        } finally {
            lock.unlock();
        }
    }

    /** The container finds it broken, and would answer with an error page otherwise. */
    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
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
