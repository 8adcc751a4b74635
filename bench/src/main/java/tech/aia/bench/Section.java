package tech.aia.bench;

import tech.aia.bench.report.Figures;

/** Measures one thing. */
@FunctionalInterface
interface Section {

    /** Adds what it measures; figures added before a failure are kept. */
    void measure(Run run, Figures figures) throws Exception;
}
