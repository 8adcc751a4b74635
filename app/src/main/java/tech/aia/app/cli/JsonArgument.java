package tech.aia.app.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Values on the command line: JSON, or else text. */
final class JsonArgument {
    private JsonArgument() {}

    /**
     * Reads a value.
     *
     * @param what names it in the refusal of what begins like JSON but is not
     */
    static JsonNode parse(String what, String value) {
        try {
            return ApiClient.JSON.readTree(value);
        } catch (JacksonException notJson) {
            if (value.matches("(?s)\\s*[\\[{\"].*")) {
                throw CliException.usage(what + " begins like JSON but is not: " + value);
            }
            return ApiClient.JSON.getNodeFactory().stringNode(value);
        }
    }
}
