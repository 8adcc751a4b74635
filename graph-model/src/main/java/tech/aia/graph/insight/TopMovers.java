package tech.aia.graph.insight;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Those of many that changed most in one direction. */
final class TopMovers {
    private final int most;
    private final int sign;
    private final Comparator<Moved> order;
    private final PriorityQueue<Moved> kept;

    /** One of them, with what it brought before and now. */
    record Moved(String id, double current, double previous) {
        double change() {
            return current - previous;
        }
    }

    /** @param sign 1 for those that rose, -1 for those that fell */
    TopMovers(int most, int sign) {
        this.most = most;
        this.sign = sign;
        this.order = Comparator.<Moved>comparingDouble(moved -> sign * moved.change())
                .thenComparing(Moved::id, Comparator.reverseOrder());
        this.kept = new PriorityQueue<>(order);
    }

    void offer(String id, double current, double previous) {
        if (sign * (current - previous) <= 0 || most == 0) {
            return;
        }
        var moved = new Moved(id, current, previous);
        if (kept.size() < most) {
            kept.add(moved);
        } else if (order.compare(moved, kept.element()) > 0) {
            kept.remove();
            kept.add(moved);
        }
    }

    /** The largest change first; equal ones in order of id. */
    List<Moved> list() {
        return kept.stream().sorted(order.reversed()).toList();
    }
}
