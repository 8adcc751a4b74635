package tech.aia.embeddings;

import java.util.concurrent.TimeUnit;

/** Texts encoded in all, and a second lately. */
final class EncodingRate {
    private static final double NEWEST = 0.2;

    private long total;
    private double perSecond;

    synchronized void add(int texts, long nanos) {
        total += texts;
        var now = texts * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos);
        perSecond = perSecond == 0 ? now : perSecond + NEWEST * (now - perSecond);
    }

    synchronized long total() {
        return total;
    }

    synchronized double perSecond() {
        return perSecond;
    }
}
