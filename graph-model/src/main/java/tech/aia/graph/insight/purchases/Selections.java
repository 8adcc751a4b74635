package tech.aia.graph.insight.purchases;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The places of customers that were chosen lately, a bit for each customer. Safe for use by many threads. */
public final class Selections {
    private static final int MOST_KEPT = 20;

    private final Map<Object, BitSet> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, BitSet> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** @param by what they were chosen by */
    public synchronized Optional<BitSet> find(Object by) {
        return Optional.ofNullable(kept.get(by));
    }

    /** @param places that nobody changes any more */
    public synchronized void keep(Object by, BitSet places) {
        kept.put(by, places);
    }

    synchronized void forget() {
        kept.clear();
    }
}
