package tech.aia.cypher.change;

import java.time.Instant;
import java.util.List;

/**
 * What one transaction changed; a very large transaction makes several.
 *
 * @param cursor greater for every later one; about the microseconds since 1970 of the commit, so below 2⁵³ and safe in JSON
 */
public record ChangeSet(long cursor, Instant at, List<Change> changes) {}
