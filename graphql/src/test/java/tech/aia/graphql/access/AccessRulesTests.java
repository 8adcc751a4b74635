package tech.aia.graphql.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tech.aia.graph.access.Permission;
import tech.aia.graph.entity.IndexedProperties;
import tech.aia.graphql.schema.DerivedSchema;

class AccessRulesTests {

    @Test
    void everyFieldOfTheSchemaHasARule() throws Exception {
        var without = new ArrayList<String>();
        var words = new ArrayList<String>();
        schema().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .forEach(type -> type.getFieldDefinitions()
                        .forEach(field -> AccessRules.of(type, field)
                                .ifPresentOrElse(
                                        words::addAll, () -> without.add(type.getName() + "." + field.getName()))));

        assertThat(without).isEmpty();
        assertThat(words)
                .isNotEmpty()
                .allSatisfy(word -> assertThat(Permission.find(word)).isPresent());
    }

    @Test
    void everyConditionAndOrderBelongsToATypeWithARule() throws Exception {
        var schema = schema();
        var steps = Set.of("some", "none", "all", "single", "count", "node", "edge");
        var without = new ArrayList<String>();
        var ruled = new ArrayList<String>();
        schema.getAllTypesAsList().stream()
                .filter(GraphQLInputObjectType.class::isInstance)
                .map(GraphQLInputObjectType.class::cast)
                .filter(type -> !type.getName().matches(".*(Input|Row|Filter)|PropertyCondition"))
                .forEach(type -> {
                    if (ConditionRules.subject(type, schema)
                            .flatMap(AccessRules::of)
                            .isPresent()) {
                        ruled.add(type.getName());
                    } else {
                        type.getFieldDefinitions().stream()
                                .filter(field -> !steps.contains(field.getName()))
                                .forEach(field -> without.add(type.getName() + "." + field.getName()));
                    }
                });

        assertThat(without).isEmpty();
        assertThat(ruled).contains("TaskWhere", "TaskSort", "AssignmentWhere", "AssignmentSort", "EventWhere");
    }

    /** The documentation names them. */
    @Test
    void someTypesAskForLessThanToReadTheGraph() throws Exception {
        assertThat(enoughFor("tasks:read"))
                .containsExactlyInAnyOrder(
                        "Task",
                        "Event",
                        "Result",
                        "Comment",
                        "Workflow",
                        "WorkflowVersion",
                        "WorkflowRun",
                        "Assignment",
                        "RunStage");
        assertThat(enoughFor("agents:read")).containsExactly("Agent");
    }

    private static List<String> enoughFor(String permission) throws IOException {
        return schema().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> AccessRules.of(type).stream().anyMatch(words -> words.contains(permission)))
                .map(GraphQLObjectType::getName)
                .filter(name -> !name.matches(".+(Connection|Edge|Aggregate|Group)"))
                .toList();
    }

    /** A field of Query with plain values needs a rule of its own, as there is nothing it could go with. */
    @Test
    void aFieldWithoutARuleIsNoticed() {
        var registry = new SchemaParser().parse("""
                directive @access(anyOf: [String!]!) on OBJECT
                type Query { open: Shut, plain: String, other: Ruled }
                type Shut { name: String }
                type Ruled @access(anyOf: ["graph:read"]) { name: String }""");
        var query = UnExecutableSchemaGenerator.makeUnExecutableSchema(registry).getQueryType();

        assertThat(AccessRules.of(query, query.getFieldDefinition("open"))).isEmpty();
        assertThat(AccessRules.of(query, query.getFieldDefinition("plain"))).isEmpty();
        assertThat(AccessRules.of(query, query.getFieldDefinition("other"))).contains(List.of("graph:read"));
    }

    private static GraphQLSchema schema() throws IOException {
        var parser = new SchemaParser();
        var registry = new graphql.schema.idl.TypeDefinitionRegistry();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:graphql/*.graphqls")) {
            registry.merge(parser.parse(text(file)));
        }
        new DerivedSchema(IndexedProperties.NONE).configure(registry);
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
    }

    private static String text(Resource file) {
        try {
            return new String(file.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
