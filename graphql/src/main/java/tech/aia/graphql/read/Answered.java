package tech.aia.graphql.read;

/**
 * What a statement gave for a field, whole: all that is asked inside is in it. {@link CompletingStrategy} knows it by this and completes it
 * at once.
 */
record Answered(Object value) {}
