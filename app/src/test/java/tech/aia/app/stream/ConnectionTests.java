package tech.aia.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ConnectionTests {
    private final SlowClient client = new SlowClient();
    private final CountingContext exchange = new CountingContext(client);

    @Test
    void theContainerIsToldOfTheEndOnlyAfterTheWriteUnderWay() throws Exception {
        var connection = Connection.of(exchange);
        var writer = Thread.ofVirtual().start(() -> write(connection));
        client.reached.await();

        var container = Thread.ofPlatform().start(() -> connection.onError(new AsyncEvent(exchange)));
        while (container.getState() != Thread.State.WAITING && container.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(exchange.completed).hasValue(0);

        client.mayGoOn.countDown();
        container.join();
        writer.join();
        assertThat(exchange.completed).hasValue(1);
    }

    @Test
    void nothingIsWrittenAndNothingCompletedOnceItIsOver() throws Exception {
        client.mayGoOn.countDown();
        var connection = Connection.of(exchange);
        connection.onComplete(new AsyncEvent(exchange));

        connection.end();

        assertThatThrownBy(() -> connection.write(new byte[1])).isInstanceOf(IOException.class);
        assertThatThrownBy(connection::flush).isInstanceOf(IOException.class);
        assertThat(client.reached.getCount()).isEqualTo(1);
        assertThat(exchange.completed).hasValue(0);
    }

    private static void write(Connection connection) {
        try {
            connection.write(new byte[1]);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class CountingContext extends MockAsyncContext {
        private final AtomicInteger completed = new AtomicInteger();

        CountingContext(SlowClient client) {
            super(new MockHttpServletRequest(), new MockHttpServletResponse() {
                @Override
                public ServletOutputStream getOutputStream() {
                    return client;
                }
            });
        }

        @Override
        public void complete() {
            completed.incrementAndGet();
        }
    }

    private static final class SlowClient extends ServletOutputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            reached.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Blocking only");
        }
    }
}
