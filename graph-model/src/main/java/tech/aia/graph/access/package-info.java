/** Who may do what: permissions, the words that grant them, clients and API keys, and secrets of the platform kept where no query can read them. */
@NullMarked
package tech.aia.graph.access;

import org.jspecify.annotations.NullMarked;
