package tech.aia.graph.entity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code aia.entities}.
 *
 * @param indexedProperties what entities are often asked for by, as {@link IndexedProperties} has it
 */
@ConfigurationProperties("aia.entities")
record EntitySettings(
        @DefaultValue({"sector", "industry", "country", "category"})
        List<String> indexedProperties) {}
