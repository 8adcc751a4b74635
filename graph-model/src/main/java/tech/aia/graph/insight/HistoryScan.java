package tech.aia.graph.insight;

import java.util.Arrays;
import tech.aia.graph.insight.purchases.CustomerHistory;

/**
 * One look through the purchases of customers, adding up by month, by customer and by product. Plain arrays, as a million purchases are
 * looked at for each dashboard.
 */
final class HistoryScan {
    final MonthAxis axis;
    final double[] revenue;
    final long[] purchases;
    final long[] buyers;
    final long[] newCustomers;
    /** At each bound of the axis. */
    final long[] active;

    /** Active at a month's beginning and no more at its end. */
    final long[] lost;

    final ActivityChurn churn;
    final RecordedChurn recorded;
    final ProductSums products;
    final TopMovers customersUp;
    final TopMovers customersDown;
    /** Revenue of the month before, as far as it is compared with the current one. */
    double previousToDate;

    long customers;
    long counted;
    long withoutAmount;
    long withoutTime;
    long firstPurchase = Long.MAX_VALUE;
    long lastPurchase = Long.MIN_VALUE;
    double satisfaction;
    long satisfied;

    private final long window;
    private final long previousBegin;
    private final long previousCut;
    private final boolean[] activeAt;

    /** @param window milliseconds that a customer is active after a purchase */
    HistoryScan(MonthAxis axis, long window, int productCount, int movers) {
        this.axis = axis;
        this.window = window;
        this.revenue = new double[axis.months()];
        this.purchases = new long[axis.months()];
        this.buyers = new long[axis.months()];
        this.newCustomers = new long[axis.months()];
        this.active = new long[axis.bounds().length];
        this.lost = new long[axis.months()];
        this.activeAt = new boolean[axis.bounds().length];
        this.churn = new ActivityChurn(axis.end(), window);
        this.recorded = new RecordedChurn(axis.end());
        this.products = new ProductSums(productCount);
        this.customersUp = new TopMovers(movers, 1);
        this.customersDown = new TopMovers(movers, -1);
        this.previousBegin = axis.previousBegin();
        this.previousCut = axis.previousCut();
    }

    void add(CustomerHistory history) {
        customers++;
        withoutTime += history.untimed();
        recorded.add(history.recorded());
        var score = history.recorded().satisfaction();
        if (score != null) {
            satisfaction += score;
            satisfied++;
        }
        var size = history.sizeBefore(axis.end());
        if (size > 0) {
            sum(history, size);
            churn.add(history, size);
            count(history, size);
        }
    }

    private void sum(CustomerHistory history, int size) {
        double current = 0;
        double previous = 0;
        var last = axis.months() - 1;
        int month = 0;
        int bought = -1;
        var bounds = axis.bounds();
        for (int i = 0; i < size; i++) {
            var time = history.time(i);
            var amount = history.amount(i);
            if (Double.isNaN(amount)) {
                withoutAmount++;
                amount = 0;
            }
            if (time < bounds[0]) {
                continue;
            }
            while (time >= bounds[month + 1]) {
                month++;
            }
            revenue[month] += amount;
            purchases[month]++;
            if (month != bought) {
                buyers[month]++;
                bought = month;
            }
            if (month == last) {
                current += amount;
                products.current(history.product(i), amount);
            } else if (time >= previousBegin && time < previousCut) {
                previous += amount;
                previousToDate += amount;
                products.previous(history.product(i), amount);
            }
        }
        customersUp.offer(history.id(), current, previous);
        customersDown.offer(history.id(), current, previous);
    }

    private void count(CustomerHistory history, int size) {
        counted += size;
        var first = history.time(0);
        firstPurchase = Math.min(firstPurchase, first);
        lastPurchase = Math.max(lastPurchase, history.time(size - 1));
        var bounds = axis.bounds();
        if (first >= bounds[0]) {
            newCustomers[monthOf(first)]++;
        }
        Arrays.fill(activeAt, false);
        int bound = 0;
        for (int i = 0; i < size && bound < bounds.length; i++) {
            var time = history.time(i);
            while (bound < bounds.length && bounds[bound] <= time) {
                bound++;
            }
            while (bound < bounds.length && bounds[bound] - window <= time) {
                activeAt[bound++] = true;
            }
        }
        for (int i = 0; i < bounds.length; i++) {
            active[i] += activeAt[i] ? 1 : 0;
            if (i > 0 && activeAt[i - 1] && !activeAt[i]) {
                lost[i - 1]++;
            }
        }
    }

    private int monthOf(long time) {
        var found = Arrays.binarySearch(axis.bounds(), time);
        return found >= 0 ? found : -found - 2;
    }
}
