package tech.aia.graphql.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionRulesTests {
    private static final GraphQLSchema SCHEMA =
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse("""
                    directive @access(anyOf: [String!]!) on OBJECT | FIELD_DEFINITION
                    type Query { books(where: BookWhere, sort: [BookSort!]): [Book] }
                    type Book @access(anyOf: ["books"]) {
                      title: String
                      price: Int @access(anyOf: ["prices"])
                      author: Person
                      unruled: Unruled
                    }
                    type Person @access(anyOf: ["people"]) { name: String }
                    type Wrote @access(anyOf: ["contracts"]) { year: Int }
                    type Unruled { name: String }
                    input BookWhere { AND: [BookWhere!], title: String, price: Int, author: BookAuthorWhere, property: String, unruled: UnruledWhere }
                    input BookAuthorWhere { some: BookAuthorCondition, count: Int }
                    input BookAuthorCondition { node: PersonWhere, edge: WroteWhere }
                    input PersonWhere { name: String }
                    input WroteWhere { year: Int }
                    input UnruledWhere { name: String }
                    input BookSort { title: String, price: Int }"""));

    @Test
    void conditionsHaveTheRulesOfWhatTheyAreAbout() {
        assertThat(rules("where", Map.of("title", "x")))
                .containsExactly(rule("BookWhere.title", "books"), all("title"));
        assertThat(rules("where", Map.of("price", 1)))
                .containsExactly(rule("BookWhere.price", "books"), rule("BookWhere.price", "prices"));
        assertThat(rules("where", Map.of("property", "x"))).containsExactly(rule("BookWhere.property", "books"));
        assertThat(rules("where", Map.of())).isEmpty();
    }

    @Test
    void soHaveThoseOnWhatRelationshipsLeadToAndHold() {
        assertThat(rules("where", Map.of("author", Map.of("count", 1)))).contains(rule("BookWhere.author", "people"));
        assertThat(rules("where", Map.of("AND", List.of(Map.of("author", Map.of("some", Map.of()))))))
                .containsExactly(rule("BookWhere.author", "books"), rule("BookWhere.author", "people"));
        assertThat(rules("where", Map.of("author", Map.of("some", Map.of("edge", Map.of("year", 1))))))
                .contains(rule("WroteWhere.year", "contracts"));
    }

    @Test
    void soHaveOrders() {
        assertThat(rules("sort", List.of(Map.of("title", "ASC"), Map.of("price", "ASC"))))
                .contains(rule("BookSort.title", "books"), rule("BookSort.price", "prices"));
    }

    @Test
    void whatNobodySaidOfIsForNobody() {
        assertThat(rules("where", Map.of("unruled", Map.of("name", "x"))))
                .contains(rule("BookWhere.unruled", "nobody"), rule("UnruledWhere.name", "nobody"));
    }

    private static AccessRule rule(String field, String permission) {
        return new AccessRule(field, List.of(permission));
    }

    private static AccessRule all(String field) {
        return new AccessRule("BookWhere." + field, List.of());
    }

    private static Iterable<AccessRule> rules(String argument, Object value) {
        GraphQLInputType type = SCHEMA.getQueryType()
                .getFieldDefinition("books")
                .getArgument(argument)
                .getType();
        return ConditionRules.of(type, value, SCHEMA);
    }
}
