package tech.aia.app.agents;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.Labelling.Judge;
import tech.aia.app.agents.Labelling.Verdict;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/**
 * Says of English texts whether they are positive, neutral or negative.
 *
 * <p>Requirements: {@code data_source} with {@code property}, {@code filters} and {@code limit}, or {@code texts}; {@code write_to}, the
 * property that takes the label, its confidence going to {@code <write_to>_confidence}; {@code analysis_type}, which can only be
 * comprehensive. Each text also gets a {@code score} from -1, negative, to 1, positive: the difference of the two shares.
 */
@Component
class SentimentAnalysisAgent implements BuiltInAgent {
    private final Labelling labelling;
    private final Sentiment sentiment;

    SentimentAnalysisAgent(Labelling labelling, Sentiment sentiment) {
        this.labelling = labelling;
        this.sentiment = sentiment;
    }

    @Override
    public String key() {
        return "sentiment_analysis_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Sentiment Analysis Agent",
                "Sentiment analyst",
                "built_in",
                "Says whether texts such as reviews, feedback and messages are positive, neutral or negative.",
                List.of("sentiment_analysis"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        return label(work, "comprehensive");
    }

    /** @param type what alone {@code analysis_type} can be, as there is only one way to do it */
    Completion label(TaskWork work, String type) throws InterruptedException {
        work.requirements()
                .only("analysis_type", "data_source", "property", "filters", "limit", "texts", "write_to")
                .choice("analysis_type", type, List.of(type));
        return labelling.run(work, Sentiment.LABELS, "examples_and_words", this::judge);
    }

    private Judge judge() throws InterruptedException {
        var learned = sentiment.learned();
        return (text, vector) -> {
            var shares = sentiment.shares(learned, text, vector);
            var best = 0;
            for (int i = 1; i < shares.length; i++) {
                best = shares[i] > shares[best] ? i : best;
            }
            return new Verdict(
                    Sentiment.LABELS.get(best),
                    shares[best],
                    Map.of("score", Labelling.rounded(shares[0] - shares[2])));
        };
    }
}
