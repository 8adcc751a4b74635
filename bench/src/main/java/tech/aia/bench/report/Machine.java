package tech.aia.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a run ran on, in a sentence; a figure means little without it. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The day, the processors, the memory, the JDK, and how busy the machine is at this moment. */
    public static String describe() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d processors%s, JDK %s, heap limit %d MB, load average before the section %.1f.",
                LocalDate.now(ZoneOffset.UTC),
                system.getAvailableProcessors(),
                model(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                system.getSystemLoadAverage());
    }

    private static String model() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .orElse("");
        } catch (IOException elsewhere) {
            return "";
        }
    }
}
