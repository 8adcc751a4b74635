/**
 * GraphQL over HTTP: what a request must be, which documents run, and what answers look like. Media types and status codes are those of
 * the GraphQL over HTTP working draft.
 */
@NullMarked
package tech.aia.graphql.http;

import org.jspecify.annotations.NullMarked;
