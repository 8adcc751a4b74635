package tech.aia.bench;

import java.lang.management.ManagementFactory;

/** What of this process's heap is in use once its garbage is collected. */
final class LiveHeap {
    private LiveHeap() {}

    /** In megabytes of 2<sup>20</sup> bytes. */
    static double megabytes() {
        // What the first collection lets go of, such as what a cleaner held, the second takes.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
