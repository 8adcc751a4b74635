package tech.aia.bench;

import java.util.List;

/** What can be measured, in the order it is. */
final class Sections {
    static final Named JMH = new Named("jmh", "Single operations, by JMH", new MicroBenchmarks());

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
            JMH);

    private Sections() {}

    /**
     * A section.
     *
     * @param key what it is called on the command line and in documents
     * @param title its heading
     */
    record Named(String key, String title, Section section) {}

    static List<String> keys() {
        return ALL.stream().map(Named::key).toList();
    }
}
