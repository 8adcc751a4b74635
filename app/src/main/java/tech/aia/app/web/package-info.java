/**
 * What every request passes on its way in, whatever door it goes to: its id, the guard of the names it may be made to and the origins it
 * may come from, its time, the bound on how many are worked on at once, unpacking and size limits of bodies, security headers, counting. Owns the
 * container's settings and the pages that are files: start page and Neo4j Browser.
 */
@NullMarked
package tech.aia.app.web;

import org.jspecify.annotations.NullMarked;
