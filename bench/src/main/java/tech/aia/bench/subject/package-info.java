/**
 * What is measured and on what: the platform in this process or in one of its own, the real data, and stores filled with it. Everything
 * made here lies under the cache directory or a temporary one.
 */
@NullMarked
package tech.aia.bench.subject;

import org.jspecify.annotations.NullMarked;
