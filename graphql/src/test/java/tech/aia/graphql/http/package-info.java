@NullMarked
package tech.aia.graphql.http;

import org.jspecify.annotations.NullMarked;
