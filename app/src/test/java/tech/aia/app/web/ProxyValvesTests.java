package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.junit.jupiter.api.Test;

class ProxyValvesTests {

    @Test
    void onlyProxiesMayCall() {
        var settings = ServerSettingsTests.bound(Map.of("aia.server.proxies", "10.1.0.0/16, 2001:db8::7"));

        var gate = (RemoteCIDRValve) ProxyValves.of(settings).getFirst();

        assertThat(new String[] {"127.0.0.1", "0:0:0:0:0:0:0:1", "10.1.2.3", "2001:db8::7"})
                .allMatch(gate::isAllowed);
        assertThat(new String[] {"10.2.0.1", "192.168.1.10", "203.0.113.9", "2001:db8::8"})
                .noneMatch(gate::isAllowed);
    }
}
