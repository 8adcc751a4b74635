/** The GraphQL door as it stands in the program: over HTTP, on an embedded Neo4j and with the real encoder. */
@NullMarked
package tech.aia.graphql;

import org.jspecify.annotations.NullMarked;
