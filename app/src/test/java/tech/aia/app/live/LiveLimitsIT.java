package tech.aia.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;

/** How the server ends connections that take nothing, say nothing, or are too many. */
class LiveLimitsIT extends AppIT {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private MeterRegistry meters;

    @Test
    void aStreamThatTakesNothingIsEndedAndItsPlaceIsFree() throws IOException {
        graph().write(tx -> tx.run("""
                CREATE (:Entity {id: 'flood_a', type: 'flood', text: $text}), (:Entity {id: 'flood_b', type: 'flood'})""", Map.of("text", "x".repeat(200_000))));
        eventually("nobody reads", () -> gauge("aia.stream.readers") == 0);
        var before = dropped();
        try (var stuck = stuck("subscription { relationships { cursor start { properties } } }")) {
            eventually("it reads", () -> gauge("aia.stream.readers") == 1);
            // More than the buffers of both sockets hold.
            graph().write(tx -> tx.run("""
                    MATCH (a {id: 'flood_a'}), (b {id: 'flood_b'})
                    UNWIND range(1, 100) AS i CREATE (a)-[:LINKED {i: i}]->(b)""", Map.of()));
            eventually("it is dropped", () -> dropped() == before + 1);

            var received = new String(stuck.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(received).contains("\"cursor\"", "Aia.GraphQl.Live.TOO_SLOW", "event: complete");
            eventually("its place is free", () -> gauge("aia.stream.readers") == 0);
            assertThat(gauge("aia.graphql.connections")).isZero();
        }
    }

    @Test
    void whoComesWhenAllConnectionsAreTakenIsToldToComeAgain() {
        // Who does not say who they are makes room again after 2 s, in which all must have come.
        int closedWith = 4408;
        for (int attempt = 0; attempt < 5 && closedWith == 4408; attempt++) {
            eventually("nobody is connected", () -> gauge("aia.graphql.connections") == 0);
            closedWith = closesOneMoreThan(16);
        }
        assertThat(closedWith).isEqualTo(1013);
        eventually("there is room again", () -> gauge("aia.graphql.connections") == 0);
    }

    private int closesOneMoreThan(int connections) {
        var sockets = new ArrayList<LiveSocketClient>();
        try {
            for (int i = 0; i < connections; i++) {
                sockets.add(LiveSocketClient.open(port(), Map.of()));
            }
            try (var more = LiveSocketClient.open(port(), Map.of())) {
                int closedWith = more.closedWith();
                if (closedWith == 1013) {
                    assertThat(more.reason()).contains("max-connections");
                }
                return closedWith;
            }
        } finally {
            sockets.forEach(LiveSocketClient::close);
        }
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsClosed() {
        try (var silent = LiveSocketClient.open(port(), Map.of())) {
            assertThat(silent.closedWith()).isEqualTo(4408);
        }
    }

    /** Sends its request and takes nothing of the answer. */
    private Socket stuck(String query) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        socket.setSoTimeout(60_000);
        var body = "{\"query\": \"" + query + "\"}";
        socket.getOutputStream()
                .write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: "
                                + body.length() + "\r\n" + http().authorization() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private double dropped() {
        return meters.get("aia.graphql.dropped").counter().count();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
