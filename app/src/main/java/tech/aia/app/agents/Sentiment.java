package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.embeddings.classify.Softmax;
import tech.aia.embeddings.classify.VectorClassifier;
import tech.aia.embeddings.encoder.TextEncoder;

/**
 * How a text feels about what it speaks of: what a classifier learned from sentences written for it, and the balance of its words of
 * praise and blame. Neither is enough by itself: vectors tell better what a text is about than how it likes that, and words miss what
 * is said without them. English only. Safe for use by many threads.
 */
@Component
class Sentiment {
    static final List<String> LABELS = List.of("positive", "neutral", "negative");

    /** Evidence that words alone can give; tried on reviews, tweets and news with known ratings. */
    private static final double WEIGHT_OF_WORDS = 1.5;

    /** Evidence for neutral where no word praises or blames. */
    private static final double WEIGHT_OF_SILENCE = 1.0;

    /** Balance of words at which they have given three quarters of their evidence: tanh(1) is 0.76. */
    private static final double MANY_WORDS = 2;

    private final TextEncoder encoder;
    private final SentimentWords words = new SentimentWords();
    private volatile @Nullable VectorClassifier classifier;

    Sentiment(TextEncoder encoder) {
        this.encoder = encoder;
    }

    /** What was learned from the examples; the first call takes a moment. */
    VectorClassifier learned() throws InterruptedException {
        var known = classifier;
        if (known != null) {
            return known;
        }
        var labels = new ArrayList<String>();
        var texts = new ArrayList<String>();
        for (var line : SentimentWords.lines("sentiment-examples.txt")) {
            var tab = line.indexOf('\t');
            labels.add(line.substring(0, tab));
            texts.add(line.substring(tab + 1));
        }
        known = VectorClassifier.learned(labels, encoder.encodeAll(texts));
        classifier = known;
        return known;
    }

    /** The shares of {@link #LABELS}, in this order. */
    double[] shares(VectorClassifier learned, String text, float[] vector) {
        var found = learned.evidence(vector);
        var evidence = LABELS.stream()
                .mapToDouble(label -> found[learned.labels().indexOf(label)])
                .toArray();
        var balance = Math.tanh(words.balance(text) / MANY_WORDS);
        evidence[0] += WEIGHT_OF_WORDS * balance;
        evidence[1] += WEIGHT_OF_SILENCE * (1 - Math.abs(balance));
        evidence[2] -= WEIGHT_OF_WORDS * balance;
        return Softmax.of(evidence);
    }
}
