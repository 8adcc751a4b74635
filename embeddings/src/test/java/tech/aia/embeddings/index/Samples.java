package tech.aia.embeddings.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Entities and vectors made up by a fixed seed. */
final class Samples {

    static final SearchIndexSettings SMALL =
            new SearchIndexSettings("test-model", 4, 16, 100, 64, 0.9, DataSize.ofMegabytes(16));

    private Samples() {}

    static IndexedEntity entity(String id, String text, float @Nullable [] vector) {
        return new IndexedEntity(id, "thing", "", text, vector, Map.of());
    }

    static IndexedEntity entity(String id, Map<String, Object> properties) {
        return new IndexedEntity(id, "thing", "Name of " + id, "", null, properties);
    }

    static float[] unit(double... values) {
        double length = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
        float[] vector = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            vector[i] = (float) (values[i] / length);
        }
        return vector;
    }

    /** Unit vectors around a twentieth as many centres. */
    static List<float[]> clustered(int count, int dimensions, long seed) {
        Random random = new Random(seed);
        int clusters = Math.max(1, count / 20);
        double[][] centres = new double[clusters][];
        for (int c = 0; c < clusters; c++) {
            centres[c] = random.doubles(dimensions, -1, 1).toArray();
        }
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] centre = centres[random.nextInt(clusters)];
            vectors.add(unit(IntStream.range(0, dimensions)
                    .mapToDouble(d -> centre[d] + 0.4 * random.nextGaussian())
                    .toArray()));
        }
        return vectors;
    }

    /** Positions of the nearest among the eligible, by looking at all of them. */
    static List<Integer> nearest(List<float[]> vectors, float[] target, int k, IntPredicate eligible) {
        return IntStream.range(0, vectors.size())
                .filter(eligible)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Vectors.similarity(target, vectors.get(i))))
                .limit(k)
                .toList();
    }
}
