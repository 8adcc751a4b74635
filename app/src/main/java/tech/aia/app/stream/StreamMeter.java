package tech.aia.app.stream;

/** The metrics of the event stream. */
enum StreamMeter {
    READERS("aia.stream.readers", "Streams that are open"),
    DROPPED("aia.stream.dropped", "Streams ended by the server because their reader took nothing for too long");

    private final String key;
    private final String description;

    StreamMeter(String key, String description) {
        this.key = key;
        this.description = description;
    }

    String key() {
        return key;
    }

    String description() {
        return description;
    }
}
