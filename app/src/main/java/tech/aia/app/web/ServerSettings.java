package tech.aia.app.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tech.aia.app.tls.HostName;

/**
 * Where the server meets the world.
 *
 * @param names hosts by which it may be called, besides localhost, 127.0.0.1 and [::1]
 * @param behindProxy whether a proxy in front speaks TLS; then its X-Forwarded-* headers count, and nobody else may call
 * @param proxies addresses, or networks such as 10.1.0.0/16, that the proxy calls from, besides this machine's own
 * @param hsts for how long browsers are told to come by TLS only (RFC 6797); 0 tells them to forget it
 * @param tlsProtocols TLSv1.3, and TLSv1.2 too where an old client needs it
 */
@ConfigurationProperties("aia.server")
record ServerSettings(
        @DefaultValue List<String> names,
        @DefaultValue("false") boolean behindProxy,
        @DefaultValue List<String> proxies,
        @DefaultValue("365d") Duration hsts,
        @DefaultValue("TLSv1.3") List<String> tlsProtocols) {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    ServerSettings {
        names = names.stream().map(ServerSettings::name).toList();
        proxies = proxies.stream().map(ServerSettings::network).toList();
        if (hsts.isNegative()) {
            throw new IllegalArgumentException("aia.server.hsts must not be less than 0");
        }
        if (tlsProtocols.isEmpty() || !PROTOCOLS.containsAll(tlsProtocols)) {
            throw new IllegalArgumentException(
                    "aia.server.tls-protocols may list TLSv1.3 and TLSv1.2, not " + String.join(", ", tlsProtocols));
        }
    }

    private static String name(String given) {
        try {
            return HostName.of(given);
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException("aia.server.names " + failure.getMessage());
        }
    }

    private static String network(String given) {
        var parts = given.strip().split("/", 2);
        var bits = parts[0].contains(":") ? 128 : 32;
        var narrow = parts.length == 1 || (parts[1].matches("[1-9]\\d{0,2}") && Integer.parseInt(parts[1]) <= bits);
        if (!HostName.isAddress(parts[0]) || !narrow) {
            throw new IllegalArgumentException(
                    "aia.server.proxies must be addresses or networks such as 10.1.0.0/16, and not all there are, not '"
                            + given + "'");
        }
        return given.strip();
    }
}
