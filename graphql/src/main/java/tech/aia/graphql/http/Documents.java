package tech.aia.graphql.http;

import org.jspecify.annotations.Nullable;

/** Which documents may run. Thread-safe. */
interface Documents {

    /**
     * The document that is meant.
     *
     * @param hash by which it is called, instead of or besides being sent; null if it is not
     * @param text null if only the hash was sent
     * @throws Refused if it is not known, or may not run
     */
    String find(@Nullable String hash, @Nullable String text);
}
