package tech.aia.app.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.rest.error.TooManyRequestsException;
import tech.aia.graph.access.Tier;

/**
 * Counts the requests of every caller against their tier: two token buckets, one that holds the burst and fills by so many a minute, and
 * one that holds and fills by so many an hour. Processes that share the graph share them. The fields are those of the API document and of the IETF's
 * draft-ietf-httpapi-ratelimit-headers.
 */
final class LimitFilter extends OncePerRequestFilter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BURST = 0;
    private static final int HOURLY = 1;

    private static final int SHARES = 4;
    private static final int MOST = 10_000;

    private final LimitSettings settings;
    private final SharedBuckets shared;
    private final Map<Account, Bucket> buckets = new ConcurrentHashMap<>();

    /** Whoever gets another limit begins anew. */
    private record Account(String caller, LimitSettings.Limit limit) {
        String name() {
            return caller + "\n" + limit.hour() + " " + limit.minute() + " " + limit.burst();
        }
    }

    LimitFilter(LimitSettings settings, SharedBuckets shared) {
        this.settings = settings;
        this.shared = shared;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var limit = settings.of(tier(caller)).orElse(null);
        if (caller == null || limit == null || spend(key(caller), limit, request, response)) {
            chain.doFilter(request, response);
        }
    }

    static Tier tier(@Nullable Authentication caller) {
        return switch (caller) {
            case KeyAuthentication key -> key.tier();
            case JwtAuthenticationToken token ->
                Tier.find(String.valueOf(token.getToken().<Object>getClaim(TokenClaims.TIER)))
                        .orElse(Tier.FREE);
            // Who is not known gets no further than to the open doors.
            case null, default -> Tier.UNLIMITED;
        };
    }

    /** Each API key is counted by itself. */
    static String key(Authentication caller) {
        return caller instanceof KeyAuthentication key ? key.key() : caller.getName();
    }

    /** Whether the request may go on; otherwise it is answered. */
    private boolean spend(
            String key, LimitSettings.Limit limit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (buckets.size() >= MOST) {
            // The vault has the counts.
            buckets.clear();
        }
        var bucket = buckets.computeIfAbsent(new Account(key, limit), this::bucket);
        var spent = bucket.asVerbose().tryConsumeAndReturnRemaining(1);
        var left = spent.getDiagnostics().getAvailableTokensPerEachBandwidth();
        var hourly = Math.max(0, left[HOURLY]);
        var full = Duration.ofNanos((long) ((double) HOUR.toNanos() * (limit.hour() - hourly) / limit.hour()));
        response.setHeader("X-RateLimit-Limit", Long.toString(limit.hour()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(hourly));
        response.setHeader(
                "X-RateLimit-Reset", Long.toString(Instant.now().plus(full).getEpochSecond()));
        response.setHeader("X-RateLimit-Window", Long.toString(HOUR.toSeconds()));
        response.setHeader(
                "RateLimit-Policy",
                "\"hour\";q=" + limit.hour() + ";w=" + HOUR.toSeconds() + ", \"burst\";q=" + limit.burst() + ";w="
                        + seconds(limit));
        response.setHeader(
                "RateLimit",
                "\"hour\";r=" + hourly + ";t=" + full.toSeconds() + ", \"burst\";r=" + Math.max(0, left[BURST]));
        if (spent.getValue().isConsumed()) {
            return true;
        }
        var wait = Duration.ofNanos(spent.getValue().getNanosToWaitForRefill());
        ProblemWriter.write(
                request,
                response,
                Failure.of(new TooManyRequestsException(
                        "That is more than " + limit.hour() + " requests in an hour, or than " + limit.burst()
                                + " at once and " + limit.minute() + " a minute after that",
                        wait)));
        return false;
    }

    /** In which the burst fills up. */
    private static long seconds(LimitSettings.Limit limit) {
        return Math.max(1, MINUTE.toSeconds() * limit.burst() / limit.minute());
    }

    private Bucket bucket(Account account) {
        var limit = account.limit();
        var configuration = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.burst())
                        .refillGreedy(limit.minute(), MINUTE)
                        .build())
                .addLimit(Bandwidth.builder()
                        .capacity(limit.hour())
                        .refillGreedy(limit.hour(), HOUR)
                        .build())
                .build();
        return shared.bucket(account.name(), configuration, Math.min(limit.burst(), limit.hour()) / SHARES);
    }
}
