package tech.aia.app.audit;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.stream.Collectors;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which GraphQL requests write: those with a mutation. */
@Component
class MutationNoting implements WebGraphQlInterceptor {
    private static final int LONGEST = 200;

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var note = AuditNote.current();
        var fields = mutation(request);
        if (fields.isEmpty()) {
            return chain.next(request);
        }
        note.mutation(fields, true);
        return chain.next(request)
                .doOnNext(answer -> note.mutation(fields, !answer.getErrors().isEmpty()));
    }

    /** Names of its fields; empty where there is no mutation. */
    private static String mutation(WebGraphQlRequest request) {
        // Most documents are not parsed a second time for this.
        if (!request.getDocument().contains("mutation")) {
            return "";
        }
        try {
            return fields(new Parser().parseDocument(request.getDocument()));
        } catch (InvalidSyntaxException unreadable) {
            return "";
        }
    }

    private static String fields(Document document) {
        var names = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION)
                .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                .map(Field::getName)
                .distinct()
                .collect(Collectors.joining(","));
        return names.length() <= LONGEST ? names : names.substring(0, LONGEST) + "…";
    }
}
