package tech.aia.app.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web pages of other origins that may call the server from their visitors' browsers (CORS).
 *
 * @param origins each as browsers send it, such as https://app.example.org; none unless set
 */
@ConfigurationProperties("aia.cors")
record CrossOriginSettings(@DefaultValue List<String> origins) {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://(?:[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+])(?::[1-9]\\d{0,4})?");

    CrossOriginSettings {
        origins = origins.stream().map(CrossOriginSettings::checked).toList();
    }

    private static String checked(String given) {
        var origin = given.strip();
        if (origin.contains("*")) {
            throw new IllegalArgumentException("aia.cors.origins must name each origin and may not be '" + origin
                    + "', as calls carry their visitors' credentials, with which not every web site can be trusted");
        }
        if (!ORIGIN.matcher(origin).matches() || origin.matches("http://.*:80") || origin.matches("https://.*:443")) {
            throw new IllegalArgumentException("aia.cors.origins must list origins as browsers send them, such as"
                    + " https://app.example.org or http://localhost:3000: scheme and host in small letters, the port where it is not"
                    + " the usual one, and nothing after it; not '" + origin + "'");
        }
        return origin;
    }
}
