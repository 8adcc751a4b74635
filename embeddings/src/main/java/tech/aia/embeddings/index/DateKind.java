package tech.aia.embeddings.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Points in time, as milliseconds since 1970 in UTC. A date without a time is indexed as the start of its day. */
final class DateKind extends PropertyKind<DateKind.Span> {

    /** From its first to its last millisecond: one millisecond for a time, a day for a date. */
    record Span(long first, long last) {}

    DateKind() {
        super("d:", "dates");
    }

    @Override
    boolean holds(Object value) {
        return !(value instanceof String) && read(value).isPresent();
    }

    @Override
    void index(Document document, String field, Object value) {
        document.add(new LongPoint(field, read(value).orElseThrow().first()));
    }

    @Override
    Optional<Span> read(Object value) {
        return switch (value) {
            case Instant instant -> Optional.of(moment(instant));
            case ZonedDateTime time -> Optional.of(moment(time.toInstant()));
            case OffsetDateTime time -> Optional.of(moment(time.toInstant()));
            case LocalDateTime time -> Optional.of(moment(time.toInstant(ZoneOffset.UTC)));
            case LocalDate day -> Optional.of(day(day));
            case String text -> parse(text.strip()).flatMap(this::read);
            default -> Optional.empty();
        };
    }

    @Override
    Query anyOf(String field, List<Span> values) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Span span : values) {
            any.add(LongPoint.newRangeQuery(field, span.first(), span.last()), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    @Override
    Query range(String field, @Nullable Span from, boolean fromInclusive, @Nullable Span to, boolean toInclusive) {
        long least = Long.MIN_VALUE;
        if (from != null) {
            least = fromInclusive ? from.first() : saturatedAdd(from.last(), 1);
        }
        long most = Long.MAX_VALUE;
        if (to != null) {
            most = toInclusive ? to.last() : saturatedAdd(to.first(), -1);
        }
        return LongPoint.newRangeQuery(field, least, most);
    }

    private static Span moment(Instant instant) {
        long millis = millis(instant);
        return new Span(millis, millis);
    }

    private static Span day(LocalDate day) {
        long first = millis(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        return new Span(first, saturatedAdd(first, 86_400_000L - 1));
    }

    /** Times too far away to be counted in milliseconds are put at the far end. */
    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException tooFar) {
            return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static long saturatedAdd(long value, long more) {
        long sum = value + more;
        if (more > 0 && sum < value) {
            return Long.MAX_VALUE;
        }
        return more < 0 && sum > value ? Long.MIN_VALUE : sum;
    }

    private static Optional<TemporalAccessor> parse(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from)
                            : LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
