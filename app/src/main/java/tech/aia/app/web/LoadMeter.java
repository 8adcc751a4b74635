package tech.aia.app.web;

/** The metrics of the load, each for every {@link Lane}. */
enum LoadMeter {
    SHED(
            "aia.requests.shed",
            "Requests refused with 503 because too many were under way, or too many bytes of their bodies"),
    RUNNING("aia.requests.running", "Requests that are worked on"),
    WAITING("aia.requests.waiting", "Requests that wait for their turn");

    static final String LANE = "lane";

    private final String key;
    private final String description;

    LoadMeter(String key, String description) {
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
