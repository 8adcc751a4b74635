package tech.aia.app.live.door;

import java.io.IOException;
import java.time.Duration;

/** Knows for how long the write under way has been waiting for the caller to take something. */
final class WriteWatch {
    /** 0 while there is none. */
    private volatile long since;

    interface Write {
        void run() throws IOException;
    }

    void during(Write write) throws IOException {
        since = System.nanoTime();
        try {
            write.run();
        } finally {
            since = 0;
        }
    }

    boolean isLongerThan(Duration tooLong) {
        var began = since;
        return began != 0 && System.nanoTime() - began > tooLong.toNanos();
    }
}
