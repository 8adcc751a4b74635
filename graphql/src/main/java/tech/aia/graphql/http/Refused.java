package tech.aia.graphql.http;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import java.util.Map;
import org.springframework.graphql.execution.ErrorType;

/** A request that is not run, with a code that clients can decide on. */
final class Refused extends AbortExecutionException {
    /** A mutation came by GET. */
    static final String MUTATION_BY_GET = "Aia.GraphQl.MutationByGet";

    /** An operation that is not answered this way, such as a subscription that asks for JSON. */
    static final String OTHER_TRANSPORT = "Aia.GraphQl.OtherTransport";

    /** The request is none of GraphQL over HTTP. */
    static final String MALFORMED = "Aia.GraphQl.Malformed";

    /** The document is not on the allow-list. */
    static final String NOT_LISTED = "Aia.GraphQl.NotListed";

    private final transient Map<String, Object> extensions;

    Refused(String code, String message) {
        super(message);
        this.extensions = Map.of("classification", ErrorType.BAD_REQUEST.name(), "code", code);
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    GraphQLError error() {
        return GraphqlErrorBuilder.newError()
                .message("%s", String.valueOf(getMessage()))
                .errorType(ErrorType.BAD_REQUEST)
                .extensions(extensions)
                .build();
    }
}
