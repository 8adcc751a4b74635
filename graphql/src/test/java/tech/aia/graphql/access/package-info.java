@NullMarked
package tech.aia.graphql.access;

import org.jspecify.annotations.NullMarked;
