package tech.aia.graphql.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values of one statement. The same operation gives the same names, so that the database knows the statement again. */
final class Scope {
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    private int variables;

    /** Such as {@code $p3}. */
    String parameter(@Nullable Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return "$" + name;
    }

    /** Such as {@code n3}. */
    String variable(String prefix) {
        return prefix + variables++;
    }

    CompiledStatement returning(String expression) {
        return new CompiledStatement("RETURN " + expression + " AS " + CompiledStatement.COLUMN, parameters);
    }

    /** A name that is no word of Cypher, whatever it is. */
    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
