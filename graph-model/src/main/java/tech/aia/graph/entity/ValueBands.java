package tech.aia.graph.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the worth of an entity into words. Bands are fixed, so that one entity's text does not depend on the others: money of ten
 * thousand million and more a year is "high-value", below five hundred million "low-value"; scores of 0 to 10 are high from 8 and
 * low below 4.
 */
final class ValueBands {
    private static final List<String> MONEY = List.of("annual_revenue", "revenue", "market_cap", "market_value");
    private static final List<String> SCORES =
            List.of("value_score", "relationship_score", "relationship_strength", "satisfaction_score");
    private static final double HIGH_MONEY = 10e9;
    private static final double LOW_MONEY = 500e6;
    private static final double HIGH_SCORE = 8;
    private static final double LOW_SCORE = 4;

    private ValueBands() {}

    static Set<String> words(Map<String, Object> properties) {
        var words = new LinkedHashSet<String>();
        for (var key : MONEY) {
            if (properties.get(key) instanceof Number money) {
                words.add(band(money.doubleValue(), LOW_MONEY, HIGH_MONEY) + "-value");
                break;
            }
        }
        for (var key : SCORES) {
            if (properties.get(key) instanceof Number score) {
                var subject = key.equals("value_score") ? "value" : key.substring(0, key.lastIndexOf('_'));
                words.add(band(score.doubleValue(), LOW_SCORE, HIGH_SCORE) + "-" + subject);
            }
        }
        return words;
    }

    private static String band(double number, double low, double high) {
        return number >= high ? "high" : number < low ? "low" : "medium";
    }
}
