package tech.aia.bench;

import java.util.List;

/** What can be measured, in the order it is. */
final class Sections {
    /** Sections that take long: they are measured when they are asked for, all of them or one. */
    private static final String SCALE = "scale";

    private static final Named JMH = new Named("jmh", "Single operations, by JMH", new MicroBenchmarks());

    static final List<Named> ALL = List.of(
            new Named("start", "Start-up", new StartSection()),
            new Named("memory", "Memory and idling", new MemorySection()),
            new Named("encoder", "Encoder", new EncoderSection()),
            new Named("import", "Import", new ImportSection()),
            new Named("search", "Search", new SearchSection()),
            new Named("passthrough", "Point reads and the Cypher passthrough", new PassthroughSection()),
            new Named("stream", "Event stream", new StreamSection()),
            new Named("tasks", "Tasks", new TasksSection()),
            new Named("webhooks", "Webhooks", new WebhooksSection()),
            new Named("access", "Access", new AccessSection()),
            new Named("graphql", "GraphQL", new GraphQlSection()),
            new Named("insight", "Business dashboard", new InsightSection()),
            new Named("quality", "Quality of the answers", new QualitySection()),
            new Named("scale-vectors", "Scale: the search index", new ScaleVectorsSection()),
            new Named("scale-entities", "Scale: entities", new ScaleEntitiesSection()),
            new Named("scale-history", "Scale: tasks of history", new ScaleHistorySection()),
            new Named("scale-rows", "Scale: rows of a result", new ScaleRowsSection()),
            JMH);

    private Sections() {}

    /**
     * A section.
     *
     * @param key what it is called on the command line and in documents
     * @param title its heading
     */
    record Named(String key, String title, Section section) {
        boolean isCalled(String name) {
            return key.equals(name) || (name.equals(SCALE) && isOfScale());
        }

        boolean isOfScale() {
            return key.startsWith(SCALE + "-");
        }
    }

    /** What is measured when nothing is asked for. */
    static List<Named> byDefault() {
        return ALL.stream()
                .filter(section -> !section.equals(JMH) && !section.isOfScale())
                .toList();
    }

    static List<String> keys() {
        return ALL.stream().map(Named::key).toList();
    }
}
