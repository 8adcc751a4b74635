@NullMarked
package tech.aia.graphql.read;

import org.jspecify.annotations.NullMarked;
