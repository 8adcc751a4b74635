package tech.aia.app.web;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Where the server may listen: on this machine always; elsewhere only where tokens do not travel in the clear. */
final class Listening {
    private final ServerSettings settings;

    Listening(ServerSettings settings) {
        this.settings = settings;
    }

    /** @throws ExposedAddressException if it must not listen there */
    void require(@Nullable InetAddress address, boolean tls) {
        if (address != null && address.isLoopbackAddress()) {
            return;
        }
        var where = address == null ? "every address" : address.getHostAddress();
        if (!tls && !settings.behindProxy()) {
            throw new ExposedAddressException(
                    "Tokens must not travel in the clear, so without TLS AIA listens on this machine only, not on "
                            + where
                            + ": give a certificate with --tls-certificate and --tls-key, or set aia.server.behind-proxy where a proxy"
                            + " speaks TLS.");
        }
        if (settings.names().isEmpty()) {
            throw new ExposedAddressException(
                    "AIA answers only to names it knows: set aia.server.names to how others call " + where
                            + ", such as kb.example.org.");
        }
    }
}
