package tech.aia.bench;

import java.util.List;

/** The nearest by comparing with every vector: what the index approximates. */
interface Exact {
    /** Two dot products closer than this are taken for equal: they are summed up in another order elsewhere. */
    double ROUNDING = 1e-5;

    /** The dot products of the nearest, best first, of the entities that a filter keeps. */
    List<Double> best(EncodedQuestion question, int percent);

    /** Whether a hit is as near as the last of the nearest; among equally near ones any will do. */
    boolean isAmongBest(String id, EncodedQuestion question, List<Double> best);
}
