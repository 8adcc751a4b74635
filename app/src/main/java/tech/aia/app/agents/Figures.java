package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a list of numbers. */
final class Figures {
    private static final int BINS = 10;

    private final List<Double> sorted;

    /** @param numbers at least one, all finite */
    Figures(List<Double> numbers) {
        this.sorted = numbers.stream().sorted().toList();
    }

    /** Linear interpolation between the closest ranks: Hyndman and Fan's type 7, "Sample Quantiles in Statistical Packages", 1996. */
    double quantile(double part) {
        var position = (sorted.size() - 1) * part;
        var below = (int) Math.floor(position);
        var above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }

    double sum() {
        return sorted.stream().mapToDouble(Double::doubleValue).sum();
    }

    double mean() {
        return sum() / sorted.size();
    }

    double least() {
        return sorted.getFirst();
    }

    double most() {
        return sorted.getLast();
    }

    /** Of a sample; 0 for a single number. */
    double deviation() {
        if (sorted.size() < 2) {
            return 0;
        }
        var mean = mean();
        var squares = sorted.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
        return Math.sqrt(squares / (sorted.size() - 1));
    }

    Map<String, Object> inWords() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("count", sorted.size());
        figures.put("min", least());
        figures.put("max", most());
        figures.put("mean", mean());
        figures.put("standard_deviation", deviation());
        figures.put("p25", quantile(0.25));
        figures.put("median", quantile(0.5));
        figures.put("p75", quantile(0.75));
        figures.put("p95", quantile(0.95));
        return figures;
    }

    /** Ten bins of one width; the last includes the largest number. */
    List<Map<String, Object>> histogram() {
        var width = (most() - least()) / BINS;
        if (width == 0) {
            return List.of(bin(least(), most(), sorted.size()));
        }
        var counts = new int[BINS];
        for (var number : sorted) {
            counts[Math.min(BINS - 1, (int) ((number - least()) / width))]++;
        }
        var bins = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < BINS; i++) {
            bins.add(bin(least() + i * width, least() + (i + 1) * width, counts[i]));
        }
        return bins;
    }

    private static Map<String, Object> bin(double from, double to, int count) {
        var bin = new LinkedHashMap<String, Object>();
        bin.put("from", from);
        bin.put("to", to);
        bin.put("count", count);
        return bin;
    }
}
