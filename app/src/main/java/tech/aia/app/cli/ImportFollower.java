package tech.aia.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Asks the server again and again how an import stands, until it has ended. */
final class ImportFollower {
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final ApiClient client;
    private final Terminal terminal;

    ImportFollower(ApiClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    /** The last answer about the import that the given one accepted. */
    JsonNode follow(JsonNode accepted) {
        var id = accepted.path("import_id").asString("");
        if (id.isBlank()) {
            throw CliException.failed("The server took the file but did not say the import_id to follow.");
        }
        var path = "/knowledge-graph/imports/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        try (var progress = new Progress(terminal)) {
            var pause = FIRST_PAUSE_MILLIS;
            while (true) {
                var answer = client.get(path);
                var status = ImportStatus.of(answer);
                if (status.ended()) {
                    return answer;
                }
                progress.show(line(status));
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException failure) {
            throw client.interrupted(failure);
        }
    }

    private static String line(ImportStatus status) {
        var fraction = status.progress().isPresent()
                ? OptionalDouble.of(status.progress().getAsDouble() / 100)
                : OptionalDouble.empty();
        var line = new StringBuilder(title(status.phase()))
                .append(' ')
                .append(Progress.bar(fraction))
                .append("  ")
                .append(rows(status));
        status.rate()
                .ifPresent(rate -> line.append("  ")
                        .append(Amounts.count(Math.round(rate)))
                        .append(" rows/s"));
        status.remainingSeconds()
                .ifPresent(
                        left -> line.append("  ").append(Amounts.duration(left)).append(" left"));
        if (status.rejected() > 0) {
            line.append("  ").append(Amounts.count(status.rejected())).append(" rejected");
        }
        return line.toString();
    }

    private static String title(String phase) {
        return switch (phase) {
            case "receiving" -> "Reading ";
            case "encoding" -> "Encoding";
            default -> "Writing ";
        };
    }

    private static String rows(ImportStatus status) {
        if (status.phase().equals("encoding")) {
            return Amounts.count(status.toEncode()) + " texts left";
        }
        return Amounts.count(status.processed())
                + (status.totalRows().isPresent()
                        ? " of " + Amounts.count(status.totalRows().getAsLong())
                        : "")
                + " rows";
    }
}
