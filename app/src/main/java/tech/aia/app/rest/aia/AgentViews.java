package tech.aia.app.rest.aia;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.agent.AgentDetails;
import tech.aia.graph.agent.AgentFigures;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.agent.WorkingHours;

/** Agents to and from this face's bodies. */
final class AgentViews {
    private static final String PREFIX = "agent_";

    private AgentViews() {}

    /** As the API document names agents: {@code data_analysis_agent} of {@code agent_data_analysis_agent}. */
    static String shortId(String id) {
        return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    }

    static AgentBodies.View view(AgentDetails agent, AgentFigures figures) {
        return new AgentBodies.View(
                shortId(agent.id()),
                agent.id(),
                agent.name(),
                agent.role(),
                agent.agentType(),
                agent.description(),
                agent.capabilities(),
                agent.specialisations(),
                agent.capacity(),
                agent.status(),
                agent.enabled(),
                hours(agent.workingHours()),
                TaskViews.json(agent.configuration()),
                agent.createdAt(),
                agent.updatedAt(),
                metrics(figures));
    }

    static AgentBodies.Metrics metrics(AgentFigures figures) {
        var rate = figures.successRate();
        return new AgentBodies.Metrics(
                shortId(figures.agentId()),
                figures.completed(),
                figures.failed(),
                rate == null ? null : Double.valueOf(Math.round(rate * 10_000) / 100.0),
                figures.averageMillis(),
                figures.p95Millis(),
                figures.load());
    }

    private static AgentBodies.@Nullable Hours hours(@Nullable WorkingHours hours) {
        return hours == null
                ? null
                : new AgentBodies.Hours(
                        hours.dayWords(),
                        hours.from().toString(),
                        hours.to().toString(),
                        hours.zone().getId());
    }

    static AgentProfile profile(AgentBodies.Profile body) {
        return new AgentProfile(
                body.name(),
                body.role(),
                body.agentType(),
                body.description(),
                names("capabilities", body.capabilities()),
                names("specialisations", body.specialisations()),
                body.capacity(),
                hours(body.workingHours()),
                body.configuration());
    }

    private static @Nullable List<String> names(String field, @Nullable List<String> given) {
        return given == null ? null : TaskRequests.names(field, given);
    }

    private static @Nullable WorkingHours hours(AgentBodies.@Nullable Hours body) {
        return body == null
                ? null
                : WorkingHours.parse(
                        TaskRequests.names("working_hours.days", Bodies.required("working_hours.days", body.days())),
                        Bodies.required("working_hours.from", body.from()),
                        Bodies.required("working_hours.to", body.to()),
                        Bodies.required("working_hours.zone", body.zone()));
    }
}
