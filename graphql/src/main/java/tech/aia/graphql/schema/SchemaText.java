package tech.aia.graphql.schema;

import java.util.List;
import java.util.stream.Collectors;

/** Writes types in the schema's own language, each with its description. */
final class SchemaText {
    private final StringBuilder text = new StringBuilder();

    record Field(String description, String definition) {}

    static Field field(String definition, String description) {
        return new Field(description, definition);
    }

    /** @param head such as {@code type CustomerEdge} */
    void add(String head, String description, List<Field> fields) {
        text.append(quoted(description)).append('\n');
        extend(head, fields);
    }

    void extend(String head, List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        text.append(head).append(" {\n");
        fields.forEach(field -> text.append("  ")
                .append(quoted(field.description()))
                .append("\n  ")
                .append(field.definition())
                .append('\n'));
        text.append("}\n\n");
    }

    static String access(List<String> words) {
        return words.isEmpty()
                ? ""
                : " @access(anyOf: [" + words.stream().map(SchemaText::quoted).collect(Collectors.joining(", ")) + "])";
    }

    static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
