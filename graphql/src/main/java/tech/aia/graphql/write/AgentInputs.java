package tech.aia.graphql.write;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.agent.AgentChange;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.agent.WorkingHours;

/** Agents out of the schema's {@code AgentInput}. */
final class AgentInputs {
    private AgentInputs() {}

    /**
     * What is named, and what is null as taken away.
     *
     * @throws InvalidInput naming every field that breaks a rule
     */
    static AgentChange read(Map<String, @Nullable Object> given) {
        var refusals = new Refusals();
        given.forEach((field, value) ->
                refusals.made(Addresses::ofInput, () -> change(Collections.singletonMap(field, value))));
        refusals.raise();
        return change(given);
    }

    private static AgentChange change(Map<String, @Nullable Object> given) {
        return new AgentChange(
                profile(given),
                given.keySet().stream()
                        .filter(field -> given.get(field) == null)
                        .map(AgentInputs::modelName)
                        .collect(Collectors.toSet()));
    }

    private static String modelName(String field) {
        return field.equals("type")
                ? "agent_type"
                : field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static AgentProfile profile(Map<String, @Nullable Object> given) {
        return new AgentProfile(
                Given.text(given, "name"),
                Given.text(given, "role"),
                Given.text(given, "type"),
                Given.text(given, "description"),
                Given.texts(given, "capabilities"),
                Given.texts(given, "specialisations"),
                Given.number(given, "capacity"),
                hours(Given.map(given.get("workingHours"))),
                Given.object(given, "configuration"));
    }

    private static @Nullable WorkingHours hours(@Nullable Map<String, @Nullable Object> given) {
        return given == null
                ? null
                : WorkingHours.parse(
                        Given.textsOrNone(given, "days"),
                        Objects.requireNonNull(Given.text(given, "from")),
                        Objects.requireNonNull(Given.text(given, "to")),
                        Objects.requireNonNull(Given.text(given, "zone")));
    }
}
