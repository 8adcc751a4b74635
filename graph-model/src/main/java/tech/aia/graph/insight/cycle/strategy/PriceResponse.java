package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the units sold of the products of a category answered to their own prices: the slope of the logarithm of units on that of the price, by
 * least squares with an intercept for each product and a linear trend of time for all (Frisch and Waugh, 1933), with standard errors that hold
 * whatever the variances (White, 1980; HC1).
 *
 * @param elasticity percent more units for a percent more of the price; below 0 as a rule
 * @param lowest the lowest price seen of a product against its mean, as a logarithm
 * @param highest the highest
 * @param observations months of products
 */
record PriceResponse(Estimate elasticity, double lowest, double highest, int observations, int products) {
    private static final int FEWEST_MONTHS = 3;
    private static final int FEWEST_DEGREES = 20;

    /** Standard deviation of logarithms of prices below which they did not vary. */
    private static final double LEAST_SPREAD = 0.01;

    /** A month of a product, against the product's means. */
    private record Point(double time, double price, double units) {}

    /** Null when prices did not vary, or there are too few months to tell. */
    static @Nullable PriceResponse of(List<Sales.Month> months) {
        var byProduct = months.stream()
                .collect(Collectors.groupingBy(Sales.Month::product, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(some -> some.size() >= FEWEST_MONTHS)
                .toList();
        var points = new ArrayList<Point>();
        byProduct.forEach(some -> points.addAll(centred(some)));
        var degrees = points.size() - byProduct.size() - 2;
        var detrended = detrended(points);
        var spread = detrended.stream()
                .mapToDouble(point -> point.price() * point.price())
                .sum();
        if (degrees < FEWEST_DEGREES || Math.sqrt(spread / points.size()) < LEAST_SPREAD) {
            return null;
        }
        return new PriceResponse(
                slope(detrended, spread, degrees),
                points.stream().mapToDouble(Point::price).min().orElse(0),
                points.stream().mapToDouble(Point::price).max().orElse(0),
                points.size(),
                byProduct.size());
    }

    private static List<Point> centred(List<Sales.Month> months) {
        var time = mean(
                months.stream().mapToDouble(month -> (double) month.number()).toArray());
        var price = mean(
                months.stream().mapToDouble(month -> Math.log(month.price())).toArray());
        var units = mean(
                months.stream().mapToDouble(month -> Math.log(month.units())).toArray());
        return months.stream()
                .map(month -> new Point(
                        month.number() - time, Math.log(month.price()) - price, Math.log(month.units()) - units))
                .toList();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static List<Point> detrended(List<Point> points) {
        double times = 0;
        double prices = 0;
        double units = 0;
        for (var point : points) {
            times += point.time() * point.time();
            prices += point.time() * point.price();
            units += point.time() * point.units();
        }
        var priceTrend = times == 0 ? 0 : prices / times;
        var unitTrend = times == 0 ? 0 : units / times;
        return points.stream()
                .map(point -> new Point(
                        point.time(),
                        point.price() - priceTrend * point.time(),
                        point.units() - unitTrend * point.time()))
                .toList();
    }

    private static Estimate slope(List<Point> points, double spread, int degrees) {
        var slope = points.stream()
                        .mapToDouble(point -> point.price() * point.units())
                        .sum()
                / spread;
        double squares = 0;
        for (var point : points) {
            var residual = point.units() - slope * point.price();
            squares += point.price() * point.price() * residual * residual;
        }
        return new Estimate(slope, Math.sqrt(squares * points.size() / degrees) / spread);
    }

    /** Whether units fell with rising prices beyond chance, at the level of the intervals. */
    boolean isClear() {
        return elasticity.high() < 0;
    }

    boolean hasSeen(double change) {
        var step = Math.log1p(change);
        return step >= lowest && step <= highest;
    }

    /** By which share of itself revenue changes with the price: {@code (1 + change)^(1 + elasticity) - 1}, to the first order of its error. */
    Estimate revenueChange(double change) {
        var factor = Math.pow(1 + change, 1 + elasticity.mean());
        return new Estimate(factor - 1, Math.abs(factor * Math.log1p(change)) * elasticity.deviation());
    }
}
