package tech.aia.graph.entity;

/** What an upsert did; the three add up to the rows given. */
public record UpsertCounts(int created, int updated, int unchanged) {}
