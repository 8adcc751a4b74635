package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.graph.access.Vault;

class LimitIT extends AppIT {
    private static final int FREE_BURST = 20;
    private static final int FREE_HOUR = 100;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    @Test
    void whoAsksTooMuchHasToWaitAndIsToldHowLong() {
        var client = client("read", "free");
        var answer = client.get("/tasks?limit=1");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("99");
        assertThat(answer.header("X-RateLimit-Window")).isEqualTo("3600");
        assertThat(Instant.ofEpochSecond(Long.parseLong(answer.header("X-RateLimit-Reset"))))
                .isBetween(Instant.now().minusSeconds(1), Instant.now().plusSeconds(60));
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"hour\";q=100;w=3600, \"burst\";q=20;w=120");
        assertThat(answer.header("RateLimit")).startsWith("\"hour\";r=99;t=").contains("\"burst\";r=19");

        var passed = 1;
        while (answer.status() == 200 && passed <= FREE_HOUR) {
            answer = client.get("/tasks?limit=1");
            passed += answer.status() == 200 ? 1 : 0;
        }
        // What the bucket gets back while they are sent.
        assertThat(passed).isBetween(FREE_BURST, FREE_BURST + 5);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("E021");
        assertThat(answer.json().path("error").path("type").asString()).isEqualTo("RateLimitExceeded");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 6);
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");

        assertThat(client("read", "free").get("/tasks?limit=1").status())
                .as("another client")
                .isEqualTo(200);
        assertThat(stranger().get("/health").status()).isEqualTo(200);
    }

    /** Each may have spent a quarter of the burst of which the other does not know yet. */
    @Test
    void processesShareWhatACallerMaySpend() {
        var account = UUID.randomUUID().toString();
        var one = bucketOf(account);
        var other = bucketOf(account);
        var spent = 0;
        for (int i = 0; i < 2 * FREE_BURST; i++) {
            spent += one.tryConsume(1) ? 1 : 0;
            spent += other.tryConsume(1) ? 1 : 0;
        }

        assertThat(spent).isBetween(FREE_BURST, FREE_BURST + 2 * FREE_BURST / 4);
        assertThat(bucketOf(account).tryConsume(1)).as("after a restart").isFalse();
    }

    private Bucket bucketOf(String account) {
        var hardlyRefilled = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(FREE_BURST).refillGreedy(1, Duration.ofHours(1)))
                .build();
        return new SharedBuckets(vault).bucket(account, hardlyRefilled, FREE_BURST / 4);
    }

    @Test
    void whatIsRefusedCountsToo() {
        var client = client("read", "free");
        client.get("/access/clients");

        assertThat(client.get("/tasks?limit=1").header("X-RateLimit-Remaining")).isEqualTo("98");
    }

    @Test
    void theOwnersClientHasNoLimit() {
        var answer = http().get("/tasks?limit=1");

        assertThat(answer.response().headers().firstValue("X-RateLimit-Limit")).isEmpty();
    }

    @Test
    void aTierThatNobodyKnowsIsRefused() {
        var refused =
                admin().post("/access/clients", "{\"name\": \"x\", \"scopes\": [\"read\"], \"tier\": \"golden\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo("tier");
    }
}
