package tech.aia.app.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a caller may send.
 *
 * @param maxBody the largest body of a request that is not an import
 * @param maxImport the largest file of an import, as it is after unpacking
 */
@ConfigurationProperties("aia.web")
public record WebSettings(
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("20GB") DataSize maxImport) {

    public WebSettings {
        requirePositive("max-body", maxBody);
        requirePositive("max-import", maxImport);
    }

    private static void requirePositive(String name, DataSize size) {
        if (size.toBytes() < 1) {
            throw new IllegalArgumentException("aia.web." + name + " must be at least one byte, not " + size);
        }
    }
}
