/**
 * JMH benchmarks of single operations, each in a JVM of its own. They open the store that the search section has filled.
 */
@NullMarked
package tech.aia.bench.micro;

import org.jspecify.annotations.NullMarked;
