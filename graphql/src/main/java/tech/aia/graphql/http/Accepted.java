package tech.aia.graphql.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.graphql.MediaTypes;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The forms of answers that a caller takes.
 *
 * @param single that of one answer; empty if none that there is
 * @param stream whether a stream of answers is taken
 */
record Accepted(Optional<MediaType> single, boolean stream) {

    static Accepted of(ServerRequest request) {
        List<MediaType> wanted;
        try {
            wanted = request.headers().accept().stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
        } catch (InvalidMediaTypeException unreadable) {
            return new Accepted(Optional.empty(), false);
        }
        if (wanted.isEmpty()) {
            return new Accepted(Optional.of(MediaType.APPLICATION_JSON), false);
        }
        return new Accepted(
                wanted.stream().flatMap(type -> single(type).stream()).findFirst(),
                wanted.stream().anyMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype));
    }

    /** Who takes anything gets what every client can read. */
    private static Optional<MediaType> single(MediaType type) {
        if (type.equalsTypeAndSubtype(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)) {
            return Optional.of(MediaTypes.APPLICATION_GRAPHQL_RESPONSE);
        }
        return type.includes(MediaType.APPLICATION_JSON) ? Optional.of(MediaType.APPLICATION_JSON) : Optional.empty();
    }

    /** Who takes streams only, or nothing that there is, hears in the form made for errors why there is none. */
    MediaType singleOrResponse() {
        return single.orElse(MediaTypes.APPLICATION_GRAPHQL_RESPONSE);
    }
}
