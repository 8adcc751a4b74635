/** What is found out about an operation before it runs, and is the same whenever it comes again with like variables. */
@NullMarked
package tech.aia.graphql.operation;

import org.jspecify.annotations.NullMarked;
