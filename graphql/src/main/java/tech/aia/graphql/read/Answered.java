package tech.aia.graphql.read;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave for a field, whole: all that is asked inside is in it. {@link CompletingStrategy} knows it by this and completes it
 * at once.
 *
 * @param again gives the value anew
 */
record Answered(Object value, Supplier<@Nullable Object> again) {}
