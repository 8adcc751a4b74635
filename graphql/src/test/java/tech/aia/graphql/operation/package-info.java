@NullMarked
package tech.aia.graphql.operation;

import org.jspecify.annotations.NullMarked;
