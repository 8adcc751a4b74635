package tech.aia.app.security;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.access.Vault;

/**
 * Token buckets in the vault. A process spends from what it knows of a bucket and agrees with the others from time to time, so nearly all requests
 * are counted without asking the graph, and a restart gives nobody a full bucket.
 */
final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {
    private static final String KIND = "request-limit";
    private static final Duration AGREED_EVERY = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofHours(2);

    private final Vault vault;

    SharedBuckets(Vault vault) {
        super(ClientSideConfig.getDefault().withClientClock(TimeMeter.SYSTEM_MILLISECONDS));
        this.vault = vault;
    }

    /**
     * To be kept by the caller, as it holds what this process has spent of it.
     *
     * @param most tokens that are spent before the processes agree again
     */
    BucketProxy bucket(String name, BucketConfiguration configuration, long most) {
        return builder()
                .withOptimization(Optimizations.delaying(new DelayParameters(most, AGREED_EVERY)))
                .build(name, () -> configuration);
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String name) {
        return new Swap(name);
    }

    private final class Swap implements CompareAndSwapOperation {
        private final String name;
        private long version;

        Swap(String name) {
            this.name = name;
        }

        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            var entry = vault.read(KIND, name);
            version = entry.map(Vault.Entry::version).orElse(0L);
            return entry.map(found -> Base64.getDecoder().decode(found.text()));
        }

        @Override
        public boolean compareAndSwap(
                byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
            var text = Base64.getEncoder().encodeToString(after);
            return before == null
                    ? vault.create(KIND, name, text, KEPT)
                    : vault.replace(KIND, name, text, version, KEPT);
        }
    }

    @Override
    public void removeProxy(String name) {
        vault.remove(KIND, name);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String name) {
        throw new UnsupportedOperationException("Buckets are asked by the thread that wants to know");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String name) {
        throw new UnsupportedOperationException("Buckets are removed by the thread that wants it");
    }
}
