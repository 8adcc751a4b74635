package tech.aia.cypher;

import java.util.Map;

/** A relationship as the database gave it; start and end are element ids. */
public record GraphRelationship(
        String elementId, String type, String startElementId, String endElementId, Map<String, Object> properties) {}
