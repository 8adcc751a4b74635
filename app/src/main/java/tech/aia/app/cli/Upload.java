package tech.aia.app.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Streams a source to the server, however large, and shows how far it is. */
final class Upload {
    private static final long LOOK_MILLIS = 100;

    private final ApiClient client;
    private final Terminal terminal;

    Upload(ApiClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    /** The server's answer that it has taken on the import. */
    JsonNode send(ImportTarget target, ImportSource source) {
        var sent = new AtomicLong();
        var answer =
                client.upload(target.path(), source.format().mediaType(), source.gzipped(), publisher(source, sent));
        try (var progress = new Progress(terminal)) {
            var meter = new Meter();
            while (!isDone(answer)) {
                progress.show(line(source, sent.get(), meter));
            }
        }
        return client.json(client.bytes(client.successful(result(answer)).body()));
    }

    private static BodyPublisher publisher(ImportSource source, AtomicLong sent) {
        var stream = BodyPublishers.ofInputStream(() -> new Counting(source.bytes(), sent));
        // A length of 0 is refused by fromPublisher.
        return source.size().isPresent() && source.size().getAsLong() > 0
                ? BodyPublishers.fromPublisher(stream, source.size().getAsLong())
                : source.size().isPresent() ? BodyPublishers.noBody() : stream;
    }

    private boolean isDone(CompletableFuture<HttpResponse<InputStream>> answer) {
        try {
            answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failure) {
            return true;
        } catch (InterruptedException failure) {
            throw client.interrupted(failure);
        }
    }

    private HttpResponse<InputStream> result(CompletableFuture<HttpResponse<InputStream>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException broken
                    ? client.broken(broken)
                    : CliException.failed("The file could not be sent: " + failure.getCause(), failure);
        } catch (InterruptedException failure) {
            throw client.interrupted(failure);
        }
    }

    private static String line(ImportSource source, long sent, Meter meter) {
        var size = source.size();
        var fraction = size.isPresent() && size.getAsLong() > 0
                ? OptionalDouble.of(sent / (double) size.getAsLong())
                : OptionalDouble.empty();
        var amount =
                size.isPresent() ? Amounts.bytes(sent) + " of " + Amounts.bytes(size.getAsLong()) : Amounts.bytes(sent);
        var rate = meter.perSecond(sent);
        var left =
                size.isPresent() && rate > 0 ? "  " + Amounts.duration((size.getAsLong() - sent) / rate) + " left" : "";
        return "Sending " + Progress.bar(fraction) + "  " + amount + "  " + Amounts.bytes((long) rate) + "/s" + left;
    }

    /** Counts what has been read, for the progress bar. */
    private static final class Counting extends FilterInputStream {
        private final AtomicLong count;

        Counting(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count.addAndGet(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }

    /** The mean rate since it was made. */
    private static final class Meter {
        private final long start = System.nanoTime();

        double perSecond(long amount) {
            var seconds = (System.nanoTime() - start) / 1e9;
            return seconds > 0 ? amount / seconds : 0;
        }
    }
}
