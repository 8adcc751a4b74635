package tech.aia.graphql.access;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Before an operation runs, whether its caller may ask all of its fields; else none of them is. */
@Component
final class AccessCheck extends SimplePerformantInstrumentation {

    @Override
    public @Nullable InstrumentationContext<graphql.ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        var caller = Caller.of(context.getGraphQLContext());
        var asked = new Asked();
        traverser(context).visitPreOrder(asked);
        for (var rule : asked.rules) {
            if (!rule.anyOf().isEmpty() && rule.anyOf().stream().noneMatch(caller::may)) {
                throw new AccessDenied(rule.field(), rule.anyOf());
            }
        }
        return SimpleInstrumentationContext.noOp();
    }

    private static QueryTraverser traverser(ExecutionContext context) {
        return QueryTraverser.newQueryTraverser()
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .coercedVariables(context.getCoercedVariables())
                .build();
    }

    /** @param field such as {@code Query.customers} */
    private record Rule(String field, List<String> anyOf) {}

    private static final class Asked extends QueryVisitorStub {
        private final Set<Rule> rules = new LinkedHashSet<>();

        @Override
        public void visitField(QueryVisitorFieldEnvironment environment) {
            if (environment.isTypeNameIntrospectionField()) {
                return;
            }
            var definition = environment.getFieldDefinition();
            var name = environment.getFieldsContainer().getName() + "." + definition.getName();
            // A field without a rule is asked by nobody.
            rules.add(new Rule(
                    name,
                    AccessRules.of(environment.getFieldsContainer(), definition).orElse(List.of("nobody"))));
        }
    }
}
