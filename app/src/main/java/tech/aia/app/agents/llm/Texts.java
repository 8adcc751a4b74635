package tech.aia.app.agents.llm;

/** Texts of others, made fit to be kept and shown. */
final class Texts {
    private Texts() {}

    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** Neo4j stores no NUL. */
    static String storable(String text) {
        return text.replace("\0", "");
    }
}
