/** The typed read models of all packages, tried together on one graph and with their statements counted. */
@NullMarked
package tech.aia.graph.readmodel;

import org.jspecify.annotations.NullMarked;
