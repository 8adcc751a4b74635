package tech.aia.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures contenders in turns, the order reversed each time, so that whatever else goes on hits all of them alike. */
final class Turns {
    private Turns() {}

    /** Measures one contender once. */
    @FunctionalInterface
    interface Measurement<C, T> {
        T measure(C contender, int round) throws Exception;
    }

    /** The results of each contender, round by round. */
    static <C, T> Map<C, List<T>> take(int rounds, List<C> contenders, Measurement<C, T> measurement) throws Exception {
        var results = new LinkedHashMap<C, List<T>>();
        contenders.forEach(contender -> results.put(contender, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (var contender : round % 2 == 0 ? contenders : contenders.reversed()) {
                results.computeIfAbsent(contender, _ -> new ArrayList<>()).add(measurement.measure(contender, round));
            }
        }
        return results;
    }
}
