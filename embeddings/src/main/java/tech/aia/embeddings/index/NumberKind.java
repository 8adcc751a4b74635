package tech.aia.embeddings.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, as doubles. From 2<sup>53</sup>, where neighbouring integers share a double, each number is a keyword too, so that equality
 * stays exact for long keys.
 */
final class NumberKind extends PropertyKind<BigDecimal> {

    private static final BigDecimal FIRST_INEXACT = BigDecimal.valueOf(1L << 53);
    private static final int MAX_DIGITS = 400;

    NumberKind() {
        super("n:", "numbers");
    }

    @Override
    boolean holds(Object value) {
        return value instanceof Number number && decimal(number).isPresent();
    }

    @Override
    void index(Document document, String field, Object value) {
        BigDecimal number = decimal((Number) value).orElseThrow();
        document.add(new DoublePoint(field, toDouble(number)));
        if (isLarge(number)) {
            document.add(new StringField(largeField(field), canonical(number), Field.Store.NO));
        }
    }

    @Override
    Optional<BigDecimal> read(Object value) {
        return switch (value) {
            case Number number -> decimal(number);
            case String text when text.length() <= MAX_DIGITS -> parse(text.strip());
            default -> Optional.empty();
        };
    }

    @Override
    Query anyOf(String field, List<BigDecimal> values) {
        double[] points = values.stream()
                .filter(number -> !isLarge(number))
                .mapToDouble(NumberKind::toDouble)
                .toArray();
        List<BytesRef> large = values.stream()
                .filter(NumberKind::isLarge)
                .map(number -> new BytesRef(canonical(number)))
                .toList();
        return new BooleanQuery.Builder()
                .add(DoublePoint.newSetQuery(field, points), BooleanClause.Occur.SHOULD)
                .add(new TermInSetQuery(largeField(field), large), BooleanClause.Occur.SHOULD)
                .build();
    }

    @Override
    Query range(
            String field,
            @Nullable BigDecimal from,
            boolean fromInclusive,
            @Nullable BigDecimal to,
            boolean toInclusive) {
        double least = from == null ? Double.NEGATIVE_INFINITY : toDouble(from);
        double most = to == null ? Double.POSITIVE_INFINITY : toDouble(to);
        return DoublePoint.newRangeQuery(
                field,
                fromInclusive ? least : DoublePoint.nextUp(least),
                toInclusive ? most : DoublePoint.nextDown(most));
    }

    /** Not a kind's field of its own, so that it never shows as a property. */
    private static String largeField(String field) {
        return "large-" + field;
    }

    private static Optional<BigDecimal> decimal(Number number) {
        return parse(number.toString());
    }

    private static Optional<BigDecimal> parse(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return Double.isFinite(number.doubleValue()) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Adding zero turns -0.0, which Lucene orders before 0.0, into 0.0. */
    private static double toDouble(BigDecimal number) {
        return number.doubleValue() + 0.0;
    }

    private static boolean isLarge(BigDecimal number) {
        return number.abs().compareTo(FIRST_INEXACT) >= 0;
    }

    private static String canonical(BigDecimal number) {
        return number.stripTrailingZeros().toString();
    }
}
