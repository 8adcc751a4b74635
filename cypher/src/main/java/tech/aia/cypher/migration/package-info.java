/** Brings a store's schema to what this version of the platform expects, by numbered Cypher files, each applied once. */
@NullMarked
package tech.aia.cypher.migration;

import org.jspecify.annotations.NullMarked;
