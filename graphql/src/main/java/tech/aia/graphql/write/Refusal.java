package tech.aia.graphql.write;

/**
 * What is wrong with one field of an input.
 *
 * @param field its path in the arguments, such as {@code input.annualRevenue} or {@code rows[3].key}
 */
record Refusal(String field, String issue) {}
