package tech.aia.app.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Progress on standard error: one line that redraws itself on a terminal, else a line now and then. Closing wipes the former.
 */
final class Progress implements AutoCloseable {
    private static final int BAR = 24;
    private static final int FALLBACK_WIDTH = 80;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final String WIPE = "\r\u001b[K";

    private final Terminal terminal;
    private long lastLine = System.nanoTime();
    private boolean drawn;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(String text) {
        if (terminal.live()) {
            var width = terminal.width() == Terminal.UNLIMITED ? FALLBACK_WIDTH : terminal.width();
            terminal.err().print(WIPE + TextWidth.fit(text, width - 1));
            terminal.err().flush();
            drawn = true;
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            terminal.err().println(text);
            lastLine = System.nanoTime();
        }
    }

    @Override
    public void close() {
        if (drawn) {
            terminal.err().print(WIPE);
            terminal.err().flush();
        }
    }

    /** A bar and a percentage, or a row of dots when nobody knows how much there is. */
    static String bar(OptionalDouble fraction) {
        if (fraction.isEmpty()) {
            return "[" + "·".repeat(BAR) + "]";
        }
        var share = Math.clamp(fraction.getAsDouble(), 0.0, 1.0);
        var filled = (int) (share * BAR);
        return String.format(
                Locale.ROOT, "[%s%s] %3d %%", "#".repeat(filled), "-".repeat(BAR - filled), (int) (share * 100));
    }
}
