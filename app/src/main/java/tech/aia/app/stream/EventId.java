package tech.aia.app.stream;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the stream, written {@code cursor-position}. What a reader has seen up to such a place it need not see again.
 *
 * @param cursor of the change set
 * @param position of the event within it, from 1; 0 is the place before all events of this cursor
 */
record EventId(long cursor, int position) implements Comparable<EventId> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,16})-(\\d{1,6})");
    private static final Comparator<EventId> ORDER =
            Comparator.comparingLong(EventId::cursor).thenComparingInt(EventId::position);

    /** The place after all events of this cursor and of those before. */
    static EventId after(long cursor) {
        return new EventId(cursor + 1, 0);
    }

    static Optional<EventId> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new EventId(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    EventId orLater(EventId other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(EventId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return cursor + "-" + position;
    }
}
