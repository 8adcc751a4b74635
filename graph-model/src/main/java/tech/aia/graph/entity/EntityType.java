package tech.aia.graph.entity;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tech.aia.graph.GraphModelException;

/** The name of a type of entities, such as {@code customer} or {@code support_ticket}: lower-case words joined by underscores. */
public record EntityType(String name) {
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int LONGEST = 40;

    public EntityType {
        if (name.length() > LONGEST || !RULE.matcher(name).matches()) {
            throw new GraphModelException.InvalidValue(
                    "type",
                    "A type is lower-case words joined by underscores, such as customer or support_ticket, of at most "
                            + LONGEST + " characters",
                    name);
        }
        if (name.equals("entity")) {
            throw new GraphModelException.InvalidValue(
                    "type", "'entity' is what every type is called together; name your own, such as customer", name);
        }
    }

    /** The label of its nodes, such as {@code SupportTicket}. */
    public String label() {
        return Arrays.stream(name.split("_"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The id of the entity with this key, such as {@code customer_ALFKI}. */
    public String idOf(String key) {
        return name + "_" + EntityKeys.checked(key);
    }
}
