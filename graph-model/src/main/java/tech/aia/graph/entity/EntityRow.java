package tech.aia.graph.entity;

import java.util.Map;

/** One row of an upsert: the whole id, and properties under their final keys. */
public record EntityRow(String id, Map<String, Object> properties) {}
