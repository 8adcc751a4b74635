/**
 * The failure suite: servers in processes of their own are killed while tasks go through them. What is left in the graph is held against
 * what was promised to those who asked.
 */
@NullMarked
package tech.aia.app.failure;

import org.jspecify.annotations.NullMarked;
