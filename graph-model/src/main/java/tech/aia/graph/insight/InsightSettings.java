package tech.aia.graph.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code aia.insight}.
 *
 * @param mostPurchases that are kept in memory for dashboards, about 20 bytes each
 * @param mostCustomers that are kept with them, about 250 bytes each
 * @param idle after so long without a dashboard they are forgotten, at least 10 s; longer than {@code aia.webhooks.alerts}, whose look at the
 *     dashboard would read all anew otherwise
 * @param rereadAfter on an external server, where others can write unseen: how old they may become before they are read anew, at least 1 s
 */
@ConfigurationProperties("aia.insight")
record InsightSettings(
        @DefaultValue("5000000") long mostPurchases,
        @DefaultValue("2000000") long mostCustomers,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("10m") Duration rereadAfter) {

    InsightSettings {
        atLeastOne("aia.insight.most-purchases", mostPurchases);
        atLeastOne("aia.insight.most-customers", mostCustomers);
        atLeast("aia.insight.idle", idle, Duration.ofSeconds(10));
        atLeast("aia.insight.reread-after", rereadAfter, Duration.ofSeconds(1));
    }

    private static void atLeastOne(String name, long given) {
        if (given < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + given);
        }
    }

    private static void atLeast(String name, Duration given, Duration least) {
        if (given.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least.toSeconds() + " seconds, not " + given);
        }
    }
}
