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
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graphql.operation.ByOperation;

/** Before an operation runs, whether its caller may ask all of its fields, and filter and order by what it does; else none is asked. */
@Component
final class AccessCheck extends SimplePerformantInstrumentation {
    private final ByOperation<Set<AccessRule>> rules = new ByOperation<>(AccessCheck::rules);

    @Override
    public @Nullable InstrumentationContext<graphql.ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        var caller = Caller.of(context.getGraphQLContext());
        rules.of(context).forEach(rule -> rule.check(caller));
        return SimpleInstrumentationContext.noOp();
    }

    private static Set<AccessRule> rules(ExecutionContext context) {
        var asked = new Asked(context.getGraphQLSchema());
        QueryTraverser.newQueryTraverser()
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .coercedVariables(context.getCoercedVariables())
                .build()
                .visitPreOrder(asked);
        return asked.rules;
    }

    private static final class Asked extends QueryVisitorStub {
        private final GraphQLSchema schema;
        private final Set<AccessRule> rules = new LinkedHashSet<>();

        Asked(GraphQLSchema schema) {
            this.schema = schema;
        }

        @Override
        public void visitField(QueryVisitorFieldEnvironment environment) {
            if (environment.isTypeNameIntrospectionField()) {
                return;
            }
            var parent = environment.getFieldsContainer();
            var definition = environment.getFieldDefinition();
            rules.add(AccessRule.of(parent.getName() + "." + definition.getName(), AccessRules.of(parent, definition)));
            definition
                    .getArguments()
                    .forEach(argument -> rules.addAll(ConditionRules.of(
                            argument.getType(), environment.getArguments().get(argument.getName()), schema)));
        }
    }
}
