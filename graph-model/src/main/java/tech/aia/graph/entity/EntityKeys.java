package tech.aia.graph.entity;

import tech.aia.graph.GraphModelException;

/** What may stand in a key or an id. */
final class EntityKeys {
    static final int LONGEST = 400;

    private EntityKeys() {}

    static String checked(String key) {
        if (key.isBlank()) {
            throw new GraphModelException.InvalidValue("id", "The id is empty", key);
        }
        if (key.length() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    "id", "The id has " + key.length() + " characters; at most " + LONGEST + " are allowed", key);
        }
        if (key.chars().anyMatch(Character::isISOControl)) {
            throw new GraphModelException.InvalidValue("id", "The id has a control character", key);
        }
        return key;
    }
}
