package tech.aia.graphql.http;

import graphql.language.OperationDefinition.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.graphql.server.WebGraphQlRequest;

/**
 * The way an operation came.
 *
 * @param may what it may be
 * @param safe whether it came by a method that must not change anything
 */
record Transport(Set<Operation> may, boolean safe) {
    static final String ATTRIBUTE = Transport.class.getName();

    private static final Transport SOCKET = new Transport(EnumSet.of(Operation.SUBSCRIPTION), false);

    /**
     * @param safe whether the method is GET
     * @param single whether one answer in JSON is accepted
     * @param stream whether a stream of answers is accepted
     */
    static Transport of(boolean safe, boolean single, boolean stream) {
        var may = EnumSet.noneOf(Operation.class);
        if (single) {
            may.add(Operation.QUERY);
        }
        if (single && !safe) {
            may.add(Operation.MUTATION);
        }
        if (stream) {
            may.add(Operation.SUBSCRIPTION);
        }
        return new Transport(may, safe);
    }

    /** What does not come by HTTP came over a WebSocket. */
    static Transport of(WebGraphQlRequest request) {
        return request.getAttributes().get(ATTRIBUTE) instanceof Transport stated ? stated : SOCKET;
    }

    /** @throws Refused if an operation of this kind is not answered here */
    void require(Operation operation) {
        if (may.contains(operation)) {
            return;
        }
        if (operation == Operation.SUBSCRIPTION) {
            throw new Refused(
                    Refused.OTHER_TRANSPORT,
                    "A subscription is a stream: ask with Accept: text/event-stream, or over the WebSocket; nothing was run");
        }
        if (operation == Operation.MUTATION && safe) {
            throw new Refused(
                    Refused.MUTATION_BY_GET, "GET changes nothing, so mutations are sent with POST; nothing was run");
        }
        throw new Refused(
                Refused.OTHER_TRANSPORT,
                "Only subscriptions are streamed: send queries and mutations with POST and Accept: application/json; nothing was run");
    }
}
