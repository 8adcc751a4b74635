package tech.aia.graph.relationship;

import java.util.regex.Pattern;
import tech.aia.graph.GraphModelException;

/** The name of a type of relationships, such as {@code PURCHASED}: upper-case words joined by underscores. */
public record RelationshipType(String name) {
    private static final Pattern RULE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final int LONGEST = 60;

    public RelationshipType {
        if (name.length() > LONGEST || !RULE.matcher(name).matches()) {
            throw new GraphModelException.InvalidValue(
                    "relationship",
                    "A relationship type is upper-case words joined by underscores, such as PURCHASED, of at most "
                            + LONGEST + " characters",
                    name);
        }
    }
}
