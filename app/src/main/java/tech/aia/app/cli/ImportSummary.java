package tech.aia.app.cli;

import java.io.PrintStream;

/** What an import came to, in a few lines. */
final class ImportSummary {
    private static final int SHOWN_REJECTIONS = 10;

    private final String source;
    private final ImportStatus status;

    ImportSummary(String source, ImportStatus status) {
        this.source = source;
        this.status = status;
    }

    void print(PrintStream out) {
        out.println(headline());
        out.println("  created " + Amounts.count(status.created())
                + ", updated " + Amounts.count(status.updated())
                + ", unchanged " + Amounts.count(status.unchanged())
                + ", rejected " + Amounts.count(status.rejected()));
        if (!status.rejections().isEmpty()) {
            printRejections(out);
        }
    }

    private String headline() {
        var message = status.message();
        var rows = Amounts.count(status.processed()) + (status.processed() == 1 ? " row" : " rows");
        return switch (status.status()) {
            case "completed" -> "Imported " + source + ": " + rows + speed();
            case "interrupted" ->
                "The import of " + source + " was interrupted after " + rows
                        + ". What is done is kept; run the same command again to finish it.";
            default ->
                "The import of " + source + " failed after " + rows + ", which are kept"
                        + (message == null ? "." : ": " + Cell.printable(message));
        };
    }

    private String speed() {
        var duration = status.duration();
        if (duration == null || duration.toMillis() <= 0) {
            return "";
        }
        var seconds = duration.toMillis() / 1e3;
        return " in " + Amounts.duration(seconds) + " (" + Amounts.count(Math.round(status.processed() / seconds))
                + " rows/s)";
    }

    private void printRejections(PrintStream out) {
        var shown = status.rejections().stream().limit(SHOWN_REJECTIONS).toList();
        out.println(
                shown.size() < status.rejected()
                        ? "  The first " + shown.size() + " rejected rows:"
                        : "  Rejected rows:");
        for (var rejection : shown) {
            out.println("    line " + rejection.line() + ": " + Cell.printable(rejection.reason()));
        }
    }
}
