package tech.aia.app.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.apache.catalina.valves.RemoteIpValve;

/**
 * What a server behind a proxy believes, and whom. Only the proxy may call, as whoever else calls does so in the clear; what it says in
 * X-Forwarded-For, -Proto, -Host and -Port then counts as if the caller were connected directly.
 */
final class ProxyValves {
    private static final String THIS_MACHINE = "127.0.0.0/8,::1/128";

    private ProxyValves() {}

    /** In the order in which a request passes them. */
    static List<Valve> of(ServerSettings settings) {
        var proxies = Stream.concat(Stream.of(THIS_MACHINE), settings.proxies().stream())
                .collect(Collectors.joining(","));
        var only = new RemoteCIDRValve();
        only.setAllow(proxies);
        only.setAsyncSupported(true);
        var forwarded = new RemoteIpValve();
        forwarded.setInternalProxies(proxies);
        forwarded.setRemoteIpHeader("X-Forwarded-For");
        forwarded.setProtocolHeader("X-Forwarded-Proto");
        forwarded.setHostHeader("X-Forwarded-Host");
        forwarded.setPortHeader("X-Forwarded-Port");
        forwarded.setAsyncSupported(true);
        return List.of(only, forwarded);
    }
}
