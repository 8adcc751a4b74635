package tech.aia.graphql.read;

import org.jspecify.annotations.Nullable;

/** An object of Java as a value of one of the schema's types. */
interface Fields {
    /**
     * A field's value.
     *
     * @param name of the schema
     * @param key what the field is called in the answer
     */
    @Nullable
    Object field(String name, String key);
}
