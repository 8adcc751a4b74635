/**
 * Many rows at once: a received file (CSV of RFC 4180, or NDJSON) becomes entities or relationships, batch by batch, with exact
 * counts that survive a crash because each batch's counts are written in the batch's own transaction.
 */
@NullMarked
package tech.aia.graph.imports;

import org.jspecify.annotations.NullMarked;
