package tech.aia.cypher.support;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** One thread reads while another writes, for what must hold at any moment between the two. */
public final class Meanwhile {
    private Meanwhile() {}

    /**
     * @param times how often it is read
     * @param writing is given the number of its round, from 0, and runs again and again until all reads are done
     */
    public static void written(int times, IntConsumer writing, Runnable reading) throws Exception {
        var over = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            for (int round = 0; !over.get(); round++) {
                writing.accept(round);
            }
        });
        try {
            for (int i = 0; i < times; i++) {
                reading.run();
            }
        } finally {
            over.set(true);
            writer.get(1, TimeUnit.MINUTES);
        }
    }
}
