package tech.aia.graph.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the worth of an entity into words. Bands are fixed, so that one entity's text does not depend on the others: money of ten
 * thousand million and more a year is "high-value", below one thousand million "small"; scores of 0 to 10 are high from 8 and low
 * below 4. What lies between gets no word, as an encoder hears little difference between "medium-value" and "high-value".
 */
final class ValueBands {
    private static final List<String> MONEY = List.of("annual_revenue", "revenue", "market_cap", "market_value");
    private static final List<String> SCORES =
            List.of("value_score", "relationship_score", "relationship_strength", "satisfaction_score");
    private static final double HIGH_MONEY = 10e9;
    private static final double LOW_MONEY = 1e9;
    private static final double HIGH_SCORE = 8;
    private static final double LOW_SCORE = 4;

    private ValueBands() {}

    static Set<String> words(Map<String, Object> properties) {
        var words = new LinkedHashSet<String>();
        for (var key : MONEY) {
            if (properties.get(key) instanceof Number money) {
                if (money.doubleValue() >= HIGH_MONEY) {
                    words.add("high-value");
                } else if (money.doubleValue() < LOW_MONEY) {
                    words.add("small");
                }
                break;
            }
        }
        for (var key : SCORES) {
            if (properties.get(key) instanceof Number score) {
                var subject = key.equals("value_score") ? "value" : key.substring(0, key.lastIndexOf('_'));
                if (score.doubleValue() >= HIGH_SCORE) {
                    words.add("high-" + subject);
                } else if (score.doubleValue() < LOW_SCORE) {
                    words.add("low-" + subject);
                }
            }
        }
        return words;
    }
}
