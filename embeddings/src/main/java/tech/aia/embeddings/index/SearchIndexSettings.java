package tech.aia.embeddings.index;

import org.springframework.util.unit.DataSize;

/**
 * How the index is built and searched. The model and the dimensions are written into the index: one made with others is thrown away
 * when it is opened. The rest may change at any time.
 *
 * @param model identifies what made the vectors
 * @param dimensions how wide the vectors are
 * @param maxConnections neighbours of a node in the vector graph (HNSW's M), 2 to 512; more finds more and costs more
 * @param beamWidth candidates looked at while a node is connected (HNSW's efConstruction), 10 to 3200
 * @param minCandidates entities taken from each ranking at least before they are fused, 10 to 10,000
 * @param semanticWeight weight of the semantic part in a hybrid score, 0 to 1; the words have the rest. On short questions to intents and
 *     banking requests the quality is at its best and nearly flat from 0.85 to 0.95; below, single shared words begin to outweigh meaning
 * @param ramBuffer how much is gathered in memory before it is written to disk, 1 MB to 1 GB
 */
public record SearchIndexSettings(
        String model,
        int dimensions,
        int maxConnections,
        int beamWidth,
        int minCandidates,
        double semanticWeight,
        DataSize ramBuffer) {
    /** How many entities the defaults are for. */
    private static final int MEASURED = 60_000;

    public SearchIndexSettings {
        if (model.isBlank()) {
            throw new IllegalArgumentException("the search index needs the name of the model that makes its vectors");
        }
        between("dimensions", dimensions, 1, 1024);
        between("max-connections", maxConnections, 2, 512);
        between("beam-width", beamWidth, 10, 3200);
        between("min-candidates", minCandidates, 10, 10_000);
        between("ram-buffer in megabytes", ramBuffer.toMegabytes(), 1, 1024);
        if (!(semanticWeight >= 0 && semanticWeight <= 1)) {
            throw new IllegalArgumentException("semantic-weight is " + semanticWeight + ", but must be from 0 to 1");
        }
    }

    /** The defaults, as measured to serve 60,000 texts of mixed kinds best, for a model of 384 dimensions. */
    public static SearchIndexSettings forModel(String model) {
        return new SearchIndexSettings(model, 384, 24, 100, 96, 0.9, DataSize.ofMegabytes(64));
    }

    /**
     * How many near vectors a walk of the graph gathers in an index of so many entities: {@link #minCandidates}, and more of more than 60,000, as
     * with more of them a walk of the same length misses more of the nearest. Under a filter it gathers fewer, as it looks among fewer and each
     * takes it longer to find.
     */
    int walk(int entities, boolean filtered) {
        var growth = Math.cbrt(Math.max(1, entities / (double) MEASURED));
        return (int) (minCandidates * (filtered ? growth : growth * growth));
    }

    private static void between(String setting, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    setting + " is " + value + ", but must be from " + least + " to " + most);
        }
    }
}
