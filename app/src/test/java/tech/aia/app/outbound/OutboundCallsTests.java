package tech.aia.app.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.LoopbackServer;

/** Against a server on this machine, under names that only the test's name server knows. */
class OutboundCallsTests {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MUCH = 1_000_000;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Names names = new Names();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    /** Says in turn what it was told to, and nothing after that. */
    private static final class Names implements DnsResolver {
        private final Queue<List<String>> answers = new ArrayDeque<>();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var answer = answers.poll();
            if (answer == null) {
                throw new UnknownHostException(host + " was asked for once too often");
            }
            return answer.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @BeforeEach
    void start() {
        server = LoopbackServer.start(this::answer);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            assertThat(exchange.getRequestHeaders().containsKey("Content-Encoding"))
                    .isFalse();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            switch (exchange.getRequestURI().getPath()) {
                case "/elsewhere" -> {
                    exchange.getResponseHeaders().set("Location", "/secret");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    var some = new byte[10_000];
                    while (end.getCount() > 0) {
                        exchange.getResponseBody().write(some);
                    }
                }
                case "/silent" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    awaitEnd();
                }
                default -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void awaitEnd() {
        try {
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHostThatIsAllowedIsCalledAtTheAddressThatItsNameHadOnce() throws Exception {
        names.answers.add(List.of("127.0.0.1"));
        try (var calls = calls("model.example:" + port())) {
            var answer = calls.send(post("http://model.example:" + port() + "/v1?x=1", "hällo"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ok");
            assertThat(calls.send(post("http://model.example:" + port() + "/v1", "again"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(asked)
                .containsExactly(
                        "POST /v1?x=1 model.example:" + port() + " hällo",
                        "POST /v1 model.example:" + port() + " again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "8.8.8.8 127.0.0.1", "::ffff:127.0.0.1"})
    void aNameThatLeadsIntoThePrivateNetworkIsRefusedAndTheRefusalSaysHowToAllowIt(String addresses) throws Exception {
        names.answers.add(List.of(addresses.split(" ")));
        try (var calls = calls()) {
            assertThatThrownBy(() -> calls.send(post("https://rebound.example:" + port() + "/", "")))
                    .isInstanceOf(OutboundException.Refused.class)
                    .hasMessageContaining("rebound.example")
                    .hasMessageContaining("aia.outbound.allow");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsCheckedIsWhatIsCalledThoughTheNameServerChangesItsMind() throws Exception {
        names.answers.add(List.of("8.8.8.8"));
        names.answers.add(List.of("127.0.0.1"));
        var resolver = new PublicResolver(names);

        assertThat(resolver.resolve("rebound.example")).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        assertThatThrownBy(() -> resolver.resolve("rebound.example")).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:PORT/",
                "https://127.1:PORT/",
                "https://2130706433:PORT/",
                "https://[::1]:PORT/",
                "https://[::ffff:127.0.0.1]:PORT/",
                "https://localhost:PORT/"
            })
    void thisMachineIsRefusedHoweverItIsWritten(String url) throws Exception {
        try (var calls = new OutboundCalls(new OutboundPolicy(new OutboundSettings(List.of())))) {
            assertThatThrownBy(() -> calls.send(post(url.replace("PORT", Integer.toString(port())), "")))
                    .isInstanceOf(OutboundException.Refused.class);
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/, https only",
        "https://example.org:25/, at port 443",
        "ftp://example.org/, http://",
        "file:///etc/passwd, http://",
        "https://user:word@example.org/, user or password",
        "https:///path, no host",
        "mailto:x@example.org, http://"
    })
    void aUrlIsRefusedBeforeAnybodyIsAskedForItsAddress(String url, String reason) throws Exception {
        try (var calls = calls()) {
            assertThatThrownBy(() -> calls.send(post(url, "")))
                    .isInstanceOf(OutboundException.Refused.class)
                    .hasMessageContaining(reason)
                    .hasMessageNotContaining("word@");
        }
    }

    @Test
    void anotherPortOfAHostThatIsAllowedIsNot() throws Exception {
        names.answers.add(List.of("127.0.0.1"));
        try (var calls = calls("model.example:1")) {
            assertThatThrownBy(() -> calls.send(post("http://model.example:" + port() + "/", "")))
                    .isInstanceOf(OutboundException.Refused.class);
            assertThatThrownBy(() -> calls.send(post("https://model.example:" + port() + "/", "")))
                    .isInstanceOf(OutboundException.Refused.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aConnectionOfTheOperatorsDoesNotServeACaller() throws Exception {
        names.answers.add(List.of("127.0.0.1"));
        names.answers.add(List.of("127.0.0.1"));
        try (var calls = calls()) {
            var url = "http://inside.example:" + port() + "/";
            assertThat(calls.send(request(url, OutboundRequest.GivenBy.OPERATOR, LONG, MUCH))
                            .status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> calls.send(post(url, ""))).isInstanceOf(OutboundException.Refused.class);
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var calls = operators()) {
            var answer = calls.send(request("/elsewhere", LONG, MUCH));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).hasValue("/secret");
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws Exception {
        try (var calls = operators()) {
            assertThatThrownBy(() -> calls.send(request("/endless", LONG, MUCH)))
                    .isInstanceOf(OutboundException.Failed.class)
                    .hasMessageContaining("more than " + MUCH);
        }
    }

    @Test
    void anAnswerThatDoesNotComeToItsEndIsGivenUpInTime() throws Exception {
        try (var calls = operators()) {
            assertThatThrownBy(() -> calls.send(request("/silent", Duration.ofMillis(300), MUCH)))
                    .isInstanceOf(OutboundException.Late.class);
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        try (var calls = operators()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> calls.send(request("/silent", LONG, MUCH)))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aHeaderOfTwoLinesIsRefused() throws Exception {
        try (var calls = operators()) {
            var request = new OutboundRequest(
                    url("/"),
                    OutboundRequest.GivenBy.OPERATOR,
                    "GET",
                    Map.of("X-One", List.of("a\r\nX-Two: b")),
                    "",
                    LONG,
                    MUCH);
            assertThatThrownBy(() -> calls.send(request)).isInstanceOf(OutboundException.Refused.class);
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost", "localhost:99999", "a b", "localhost:11434/v1"})
    void aSettingThatCannotBeReadIsRefused(String entry) {
        assertThatThrownBy(() -> new OutboundSettings(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aia.outbound.allow");
    }

    private OutboundCalls calls(String... allowed) {
        return new OutboundCalls(new OutboundPolicy(new OutboundSettings(List.of(allowed))), names);
    }

    private static OutboundCalls operators() {
        return new OutboundCalls(new OutboundPolicy(new OutboundSettings(List.of())));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private static OutboundRequest post(String url, String body) {
        return new OutboundRequest(URI.create(url), OutboundRequest.GivenBy.CALLER, "POST", Map.of(), body, LONG, MUCH);
    }

    private OutboundRequest request(String path, Duration within, int most) {
        return request(url(path).toString(), OutboundRequest.GivenBy.OPERATOR, within, most);
    }

    private static OutboundRequest request(String url, OutboundRequest.GivenBy givenBy, Duration within, int most) {
        return new OutboundRequest(URI.create(url), givenBy, "GET", Map.of(), "", within, most);
    }
}
