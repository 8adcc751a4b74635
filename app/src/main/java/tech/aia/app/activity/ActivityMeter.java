package tech.aia.app.activity;

/** The metrics of the sampling of requests. */
enum ActivityMeter {
    RECORDED("aia.activity.recorded", "Requests of known callers that were sampled and recorded"),
    DROPPED("aia.activity.dropped", "Requests that were sampled and could not be recorded"),
    WAITING("aia.activity.waiting", "Requests that were sampled and wait to be recorded");

    private final String key;
    private final String description;

    ActivityMeter(String key, String description) {
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
