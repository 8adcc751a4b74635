package tech.aia.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Waiting;

/** Looks at this process's heap twenty times a second until closed. */
final class HeapWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Thread thread =
            Thread.ofPlatform().daemon().name("heap-watch").unstarted(this::watch);
    private volatile long most;
    private volatile boolean stopping;

    static HeapWatch started() {
        var watch = new HeapWatch();
        watch.thread.start();
        return watch;
    }

    /** The most that was in use, garbage included, in megabytes of 2<sup>20</sup> bytes. */
    double mostMegabytes() {
        return most / (double) (1 << 20);
    }

    private void watch() {
        while (!stopping) {
            most = Math.max(
                    most,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            Waiting.pause(INTERVAL);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }
}
