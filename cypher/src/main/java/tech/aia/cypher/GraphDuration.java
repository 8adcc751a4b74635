package tech.aia.cypher;

/** Cypher's duration: months, days and seconds are kept apart since none converts exactly into another. */
public record GraphDuration(long months, long days, long seconds, int nanoseconds) {

    /** ISO 8601 with the parts that are not zero, such as {@code P1M2DT3.5S}; {@code PT0S} for none. */
    public String iso() {
        var text = new StringBuilder("P");
        if (months != 0) {
            text.append(months).append('M');
        }
        if (days != 0) {
            text.append(days).append('D');
        }
        if (seconds != 0 || nanoseconds != 0 || text.length() == 1) {
            var exact = java.math.BigDecimal.valueOf(seconds).add(java.math.BigDecimal.valueOf(nanoseconds, 9));
            text.append('T').append(plain(exact)).append('S');
        }
        return text.toString();
    }

    private static String plain(java.math.BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
