package tech.aia.app.sample;

import java.math.BigDecimal;
import java.time.Instant;

/** One made-up purchase; {@code unitPrice} is in US dollars after discount. */
record Purchase(
        String purchaseId, String customerId, String productId, Instant at, int quantity, BigDecimal unitPrice) {

    BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    /** No field can hold a comma or a quote, so nothing needs quoting. */
    String toCsv() {
        return String.join(
                ",",
                purchaseId,
                customerId,
                productId,
                at.toString(),
                amount().toPlainString(),
                Integer.toString(quantity),
                unitPrice.toPlainString(),
                "true");
    }
}
