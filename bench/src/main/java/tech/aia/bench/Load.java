package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;

/**
 * Calls an operation again and again from a fixed number of threads: each call when that thread's last has ended, or at moments fixed
 * beforehand.
 */
final class Load {
    /** No load runs for longer, however slow the operation. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final double AT_ONCE = 0;

    private Load() {}

    /** What is called. */
    @FunctionalInterface
    interface Operation {
        /** @param i counts the calls of all threads together, from 0 */
        void call(int i) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param millis the time of each call
     * @param perSecond calls ended, by the time from the first to the last
     */
    record Outcome(Sample millis, double perSecond) {
        double p50() {
            return millis.quantile(0.5);
        }

        double p95() {
            return millis.quantile(0.95);
        }

        double p99() {
            return millis.quantile(0.99);
        }
    }

    /** A fixed number of calls. */
    static Outcome calls(int threads, int calls, Operation operation) {
        return run(threads, calls, LONGEST, AT_ONCE, operation);
    }

    /** As many calls as begin within this time. */
    static Outcome lasting(int threads, Duration time, Operation operation) {
        return run(threads, Integer.MAX_VALUE, time, AT_ONCE, operation);
    }

    /**
     * Calls at moments an even time apart, whatever became of those before. A call is timed from the moment when it was due: where no thread was
     * free for it, who asked waited.
     */
    static Outcome paced(int threads, double perSecond, Duration time, Operation operation) {
        return run(threads, Integer.MAX_VALUE, time, 1e9 / perSecond, operation);
    }

    /** @param apart nanoseconds from one call to the next */
    private static Outcome run(int threads, int calls, Duration atMost, double apart, Operation operation) {
        var next = new AtomicInteger();
        var ready = new CountDownLatch(threads);
        var first = new long[1];
        var start = new CountDownLatch(1);
        Callable<DoubleStream> caller = () -> {
            var times = DoubleStream.builder();
            ready.countDown();
            start.await();
            while (true) {
                int i = next.getAndIncrement();
                var due = first[0] + (long) (i * apart);
                var began = apart == AT_ONCE ? System.nanoTime() : due;
                if (i >= calls || began - first[0] >= atMost.toNanos()) {
                    return times.build();
                }
                awaitMoment(began);
                operation.call(i);
                times.add((System.nanoTime() - began) / 1e6);
            }
        };
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var callers = new ArrayList<Future<DoubleStream>>();
            for (int i = 0; i < threads; i++) {
                callers.add(pool.submit(caller));
            }
            ready.await();
            var began = System.nanoTime();
            first[0] = began;
            start.countDown();
            var times = DoubleStream.empty();
            for (var each : callers) {
                times = DoubleStream.concat(times, each.get());
            }
            var took = System.nanoTime() - began;
            var millis = Sample.of(times.toArray());
            return new Outcome(millis, millis.size() * 1e9 / took);
        } catch (ExecutionException failure) {
            throw new BenchException("A measured call failed: " + failure.getCause(), failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }

    private static void awaitMoment(long moment) {
        for (var left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** One of the values for each outcome, as a sample. */
    static Sample sample(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        return Sample.of(outcomes.stream().mapToDouble(value).toArray());
    }
}
