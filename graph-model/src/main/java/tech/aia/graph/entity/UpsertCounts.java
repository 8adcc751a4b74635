package tech.aia.graph.entity;

/** What an upsert did; the three add up to the rows given, or to those whose entity was there when only these were to be changed. */
public record UpsertCounts(int created, int updated, int unchanged) {}
