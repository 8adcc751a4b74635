package tech.aia.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Corpus;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.RealData;
import tech.aia.embeddings.index.IndexedEntity;

/** Every vector of the corpus in memory, compared one by one: what the index approximates. */
final class ExactSearch implements Exact {
    /** How many hits a search is asked for. */
    static final int HITS = 10;

    private final List<IndexedEntity> entities;
    private final float[][] vectors;
    private final int[] percentiles;
    private final Map<String, Integer> places = new HashMap<>();

    /** A search that leaves hits out is no search to be timed. */
    static void requireAll(int hits) {
        if (hits != HITS) {
            throw new BenchException("A search gave " + hits + " hits instead of " + HITS);
        }
    }

    private ExactSearch(List<IndexedEntity> entities) {
        this.entities = entities;
        this.vectors = new float[entities.size()][];
        this.percentiles = new int[entities.size()];
        for (int i = 0; i < vectors.length; i++) {
            var entity = entities.get(i);
            var vector = entity.vector();
            if (vector == null) {
                throw new BenchException("The entity " + entity.id() + " has no vector");
            }
            vectors[i] = vector;
            percentiles[i] = ((Number) entity.properties().getOrDefault(RealData.PERCENTILE, 0)).intValue();
            places.put(entity.id(), i);
        }
    }

    static ExactSearch over(Platform platform) {
        var entities = new ArrayList<IndexedEntity>();
        var index = platform.index();
        platform.forEachEntity(
                Corpus.TYPE,
                entity -> entities.add(new IndexedEntity(
                        entity.id(),
                        entity.type(),
                        entity.name(),
                        entity.text(),
                        index.vector(entity.id()).orElseThrow(),
                        entity.properties())));
        return new ExactSearch(entities);
    }

    /** As the index keeps them. */
    List<IndexedEntity> entities() {
        return entities;
    }

    @Override
    public List<Double> best(EncodedQuestion question, int percent) {
        return IntStream.range(0, vectors.length)
                .parallel()
                .filter(i -> percentiles[i] < percent)
                .mapToObj(i -> dot(vectors[i], question.vector()))
                .sorted(Comparator.reverseOrder())
                .limit(HITS)
                .toList();
    }

    @Override
    public boolean isAmongBest(String id, EncodedQuestion question, List<Double> best) {
        var place = places.get(id);
        return place != null && dot(vectors[place], question.vector()) >= best.getLast() - ROUNDING;
    }

    private static double dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
