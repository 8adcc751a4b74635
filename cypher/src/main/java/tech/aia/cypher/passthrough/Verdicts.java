package tech.aia.cypher.passthrough;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.summary.ResultSummary;
import tech.aia.cypher.GraphException;

/** Judges statements and remembers the verdicts by their text. */
final class Verdicts {
    /** Procedures can come and go with the server's plug-ins, so that verdicts do not hold for ever. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final long REMEMBERED_CHARACTERS = 4_000_000;
    private static final int OVERHEAD = 200;

    private final PassthroughSettings settings;
    private final Cache<String, Judgement> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumWeight(REMEMBERED_CHARACTERS)
            .weigher((String statement, Judgement judgement) -> statement.length() + OVERHEAD)
            .build();

    private volatile @Nullable String home;
    private volatile boolean homeAsked;

    Verdicts(PassthroughSettings settings) {
        this.settings = settings;
    }

    /** What was found out about a statement that was judged before. Throws as {@link #judge}. */
    Optional<Known> find(String statement) {
        return switch (known.getIfPresent(statement)) {
            case null -> Optional.empty();
            case Known found -> Optional.of(found);
            case Refusal refusal -> throw new GraphException.Refused(refusal.code, refusal.message);
        };
    }

    /**
     * Judges a statement.
     *
     * @throws GraphException.Refused if it may run in no mode
     */
    Verdict judge(StatementText statement, Explainer explainer) {
        try {
            var readings = statement.readings();
            TokenRules.check(readings, settings);
            var planned = PlanRules.judge(explainer.explain(statement.explained()), settings, home(explainer));
            var verdict = new Verdict(
                    planned.writes(),
                    planned.batches() || TokenRules.areBatched(readings),
                    StoppableRules.fit(readings));
            known.put(statement.written(), new Known(statement, verdict));
            return verdict;
        } catch (GraphException.Refused refused) {
            known.put(statement.written(), new Refusal(refused.code(), String.valueOf(refused.getMessage())));
            throw refused;
        }
    }

    /** Null where plans do not name databases: in process, where no statement reaches another. */
    private @Nullable String home(Explainer explainer) {
        if (!homeAsked) {
            home = explainer
                    .explain("EXPLAIN RETURN 1")
                    .queryPlan()
                    .map(Plans::database)
                    .orElse(null);
            homeAsked = true;
        }
        return home;
    }

    /** Asks Neo4j for a plan. */
    @FunctionalInterface
    interface Explainer {
        ResultSummary explain(String statement);
    }

    /** What is remembered of a statement. */
    sealed interface Judgement {}

    /** A statement that may run, which need not be taken apart again. */
    record Known(StatementText text, Verdict verdict) implements Judgement {}

    /** A refusal in both modes, without its stack. */
    record Refusal(String code, String message) implements Judgement {}
}
