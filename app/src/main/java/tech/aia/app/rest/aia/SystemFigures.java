package tech.aia.app.rest.aia;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.web.OpenConnections;
import tech.aia.cypher.server.DataDirectory;

/** How busy the machine is. */
@Component
class SystemFigures {
    private final DataDirectory data;
    private final OpenConnections connections;

    SystemFigures(DataDirectory data, OpenConnections connections) {
        this.data = data;
        this.connections = connections;
        // The first reading has nothing to compare with.
        cpu();
    }

    MetricsView.SystemMetrics now() {
        return new MetricsView.SystemMetrics(cpu(), memory(), disk(), connections.count());
    }

    private static @Nullable Double cpu() {
        var load =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getCpuLoad();
        return load < 0 ? null : percent(load);
    }

    private static Double memory() {
        var runtime = Runtime.getRuntime();
        return percent((double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory());
    }

    private @Nullable Double disk() {
        try {
            var store = Files.getFileStore(data.path());
            var total = store.getTotalSpace();
            return total <= 0 ? null : percent((double) (total - store.getUsableSpace()) / total);
        } catch (IOException unknown) {
            return null;
        }
    }

    static Double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }
}
