package tech.aia.app.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code aia.outbound}.
 *
 * @param allow hosts, each with a port or without, that URLs given over the API may name though they are on this machine or in a private
 *     network, such as {@code localhost:11434}; they may be called without TLS
 */
@ConfigurationProperties("aia.outbound")
record OutboundSettings(@DefaultValue List<String> allow) {
    OutboundSettings {
        allow = List.copyOf(allow);
        allow.forEach(AllowedHost::parse);
    }

    List<AllowedHost> hosts() {
        return allow.stream().map(AllowedHost::parse).toList();
    }
}
