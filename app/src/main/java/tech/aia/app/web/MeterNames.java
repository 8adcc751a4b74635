package tech.aia.app.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mends what libraries call their meters where that is not as Prometheus wants it: each has a help, and only sums of events end with a count. */
@Component
class MeterNames implements MeterFilter {
    private static final Map<String, String> NAMES = Map.of("system.cpu.count", "system.cpus");
    private static final Map<String, String> HELPS = Map.of(
            "http.server.requests",
            "Time from the arrival of a request to the end of its answer, streams left out",
            EndlessAnswerNames.STREAMS,
            "Time for which streams of events were open",
            "graphql.request",
            "Time of a GraphQL operation",
            "graphql.datafetcher",
            "Time of a GraphQL field that is fetched by itself",
            "graphql.datafetcher.active",
            "Time so far of GraphQL fields that are being fetched");

    /** What happens within a request is counted by names that come from GraphQL's library. */
    private static final String EVENTS = "graphql.request.";

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getName().startsWith(EVENTS) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var named = id.withName(NAMES.getOrDefault(id.getName(), id.getName()));
        var help = HELPS.get(id.getName());
        return help == null
                ? named
                : new Meter.Id(named.getName(), Tags.of(named.getTags()), named.getBaseUnit(), help, named.getType());
    }
}
