package tech.aia.app.agents.llm;

import java.util.List;
import java.util.Set;

/**
 * An endpoint that the settings allow.
 *
 * @param keys names of the keys it may be sent
 */
record ListedEndpoint(BaseUrl url, Set<String> keys) {

    /** @throws IllegalArgumentException if the entry is not a base URL followed by names of keys */
    static ListedEndpoint parse(String entry) {
        var words = List.of(entry.strip().split("\\s+"));
        try {
            var names = Set.copyOf(words.subList(1, words.size()));
            if (!names.stream()
                    .allMatch(name -> LlmSettings.KEY_NAME.matcher(name).matches())) {
                throw new IllegalArgumentException("names of keys are lower-case letters and digits");
            }
            return new ListedEndpoint(BaseUrl.parse(words.getFirst()), names);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "aia.llm.endpoints: '" + words.getFirst() + "' cannot be used: " + wrong.getMessage(), wrong);
        }
    }
}
