package tech.aia.graph.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands for an entity in searches by meaning: {@value #DIMENSIONS} numbers of unit length, and what made them. */
public final class Embedding {
    /** What the vector index of the graph is made for. */
    public static final int DIMENSIONS = 384;

    private static final Set<String> UNWORDED = Set.of("id", "type", "created_at", "updated_at");

    /** Numbers this close are the same one in single and in double precision. */
    private static final double ROUNDING = 1e-6;

    private final float[] vector;
    private final String model;

    private Embedding(float[] vector, String model) {
        this.vector = vector;
        this.model = model;
    }

    /**
     * Takes a vector of any length but zero, and brings it to unit length.
     *
     * @param vector {@value #DIMENSIONS} finite numbers
     * @param model what made it, as it stands in {@code embedding_model}
     * @throws IllegalArgumentException saying what is wrong with the numbers
     */
    public static Embedding of(float[] vector, String model) {
        if (vector.length != DIMENSIONS) {
            throw new IllegalArgumentException("has " + vector.length + (vector.length == 1 ? " number" : " numbers")
                    + " where an embedding has " + DIMENSIONS);
        }
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (!Double.isFinite(squares)) {
            throw new IllegalArgumentException("has a number that is not finite");
        }
        if (squares == 0) {
            throw new IllegalArgumentException("has nothing but zeros, which point nowhere");
        }
        var length = Math.sqrt(squares);
        var unit = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return new Embedding(unit, model);
    }

    /**
     * The text that stands for a node with these properties.
     *
     * @param properties those of the node, with or without what the platform keeps for itself
     */
    public static String text(String type, Map<String, ? extends @Nullable Object> properties) {
        var descriptive = new HashMap<String, @Nullable Object>(properties);
        descriptive.keySet().removeAll(UNWORDED);
        descriptive.keySet().removeAll(EntityVersion.DERIVED);
        return EntityText.of(type, descriptive);
    }

    /**
     * Names model and text, as {@code embedding_source} does: a node that has it beside its embedding is not encoded again.
     *
     * @return the first twelve bytes of a SHA-256, in hexadecimal digits
     */
    public static String source(String model, String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(model.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            var hash = sha.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String model() {
        return model;
    }

    /** As Cypher takes it. */
    List<Double> numbers() {
        var numbers = new ArrayList<Double>(vector.length);
        for (float number : vector) {
            numbers.add((double) number);
        }
        return numbers;
    }

    /** Whether a node's property holds the same, but for what single precision rounds. */
    boolean isSame(@Nullable Object stored) {
        if (!(stored instanceof List<?> list) || list.size() != vector.length) {
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            if (!(list.get(i) instanceof Number number) || Math.abs(number.doubleValue() - vector[i]) > ROUNDING) {
                return false;
            }
        }
        return true;
    }
}
