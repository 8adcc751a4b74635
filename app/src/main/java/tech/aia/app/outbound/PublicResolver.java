package tech.aia.app.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a host once for each connection, and gives the very addresses that were judged, so that a name server cannot tell one thing
 * when it is asked and another when it is called. One address that is not public is enough to refuse a host.
 */
final class PublicResolver implements DnsResolver {
    private final DnsResolver names;

    PublicResolver(DnsResolver names) {
        this.names = names;
    }

    /** Travels through the client, which takes no other exception from here. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        for (var address : addresses) {
            if (!PublicAddresses.isPublic(address)) {
                throw new NotPublic(host);
            }
        }
        return addresses;
    }

    @Override
    public @Nullable String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
