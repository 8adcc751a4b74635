package tech.aia.bench.subject;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The answer to one Cypher statement as NDJSON, counted as it comes and kept nowhere. For one thread. */
public final class RowStream implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final HttpClient http = HttpClient.newHttpClient();
    private final InputStream body;
    private final byte[] chunk = new byte[CHUNK];
    private long rows;
    private long bytes;

    private RowStream(URI server, String token, ObjectNode query) {
        var request = HttpRequest.newBuilder(server.resolve("/knowledge-graph/query"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(query.toString()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new BenchException("Rows were asked for and answered with " + answer.statusCode());
            }
            this.body = answer.body();
        } catch (IOException failure) {
            throw new BenchException("Rows were asked for and not answered: " + failure, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", stop);
        }
    }

    /** Sends the statement, and waits until its answer begins. */
    public static RowStream open(URI server, String token, ObjectNode query) {
        return new RowStream(server, token, query);
    }

    /** Reads to the end as fast as rows come. */
    public RowStream readAll() {
        while (next()) {
            // Each turn counts what has come.
        }
        return this;
    }

    /** Reads for so long, so little a second. */
    public void readSlowly(Duration time, int bytesPerSecond) {
        var end = System.nanoTime() + time.toNanos();
        var pause = Duration.ofNanos(CHUNK * 1_000_000_000L / bytesPerSecond);
        while (System.nanoTime() < end && next()) {
            Waiting.pause(pause);
        }
    }

    private boolean next() {
        try {
            var read = body.read(chunk);
            for (int i = 0; i < read; i++) {
                rows += chunk[i] == '\n' ? 1 : 0;
            }
            bytes += Math.max(0, read);
            return read >= 0;
        } catch (IOException failure) {
            throw new BenchException("The stream broke off after " + rows + " rows: " + failure, failure);
        }
    }

    /** Lines so far. */
    public long rows() {
        return rows;
    }

    public long bytes() {
        return bytes;
    }

    /** Reads no more, whatever there is. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
