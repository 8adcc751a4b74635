package tech.aia.bench.subject;

import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tech.aia.embeddings.index.IndexedEntity;

/**
 * As many entities as one likes, made of real ones in turn: the same words, and a vector that is the real one plus noise of length
 * {@value #NOISE}, brought back to unit length. The same number always gives the same entity. {@link RealData#PERCENTILE} is drawn anew.
 */
public final class Variants {
    /** At right angles to nearly everything, as all noise of many dimensions is: the cosine to the real vector is then some 0.89. */
    public static final double NOISE = 0.5;

    private static final long SEED = 7;

    /** So that ids in their order are numbers in theirs. */
    private static final int FIRST_KEY = 10_000_000;

    private static final String PREFIX = Corpus.TYPE + "_";

    private final List<RealEntity> real;

    public Variants(List<RealEntity> real) {
        this.real = List.copyOf(real);
    }

    public String id(int number) {
        return PREFIX + (FIRST_KEY + number);
    }

    /** The number in an id. */
    public int number(String id) {
        return Integer.parseInt(id.substring(PREFIX.length())) - FIRST_KEY;
    }

    public int percentile(int number) {
        return random(number).nextInt(100);
    }

    public float[] vector(int number) {
        var random = random(number);
        var vector = original(number).vector().clone();
        var deviation = NOISE / Math.sqrt(vector.length);
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (deviation * random.nextGaussian());
            squares += vector[i] * vector[i];
        }
        var length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** What the vector would be made of; see {@link RealEntity#source()}. */
    String source(int number) {
        return original(number).source();
    }

    public IndexedEntity entity(int number) {
        var like = original(number).indexed();
        var properties = new HashMap<>(like.properties());
        properties.put("id", id(number));
        properties.put(RealData.PERCENTILE, (long) percentile(number));
        return new IndexedEntity(id(number), like.type(), like.name(), like.text(), vector(number), properties);
    }

    public List<IndexedEntity> entities(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::entity).toList();
    }

    private RealEntity original(int number) {
        return real.get(number % real.size());
    }

    private static SplittableRandom random(int number) {
        return new SplittableRandom(SEED + number);
    }
}
