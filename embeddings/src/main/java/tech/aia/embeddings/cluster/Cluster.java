package tech.aia.embeddings.cluster;

import java.util.List;

/**
 * Vectors that belong together.
 *
 * @param members closest to the middle first
 */
public record Cluster(List<Member> members) {

    /**
     * One vector.
     *
     * @param index its place among the vectors given
     * @param cosine between it and the middle of its cluster, -1 to 1
     */
    public record Member(int index, double cosine) {}

    public Cluster {
        members = List.copyOf(members);
    }
}
