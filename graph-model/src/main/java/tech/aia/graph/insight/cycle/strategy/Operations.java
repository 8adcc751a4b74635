package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Another agent for a kind of task that waits, and fewer failed attempts where there were some. */
final class Operations {
    static final double HOUR = 3600;

    private static final String CAPACITY = "agent_capacity";
    private static final String RELIABILITY = "task_reliability";
    private static final int FEWEST_TASKS = 10;

    private final Situation situation;
    private final List<TaskLoad> loads;
    private final double hours;

    Operations(Situation situation, List<TaskLoad> loads) {
        this.situation = situation;
        this.loads = loads;
        this.hours = TaskLoad.hours(loads.stream());
    }

    List<Strategy> strategies() {
        var all = new ArrayList<Strategy>();
        for (var load : loads) {
            if (load.tasks() >= FEWEST_TASKS
                    && load.waiting().mean() > 0
                    && load.running().mean() > 0) {
                all.add(capacity(load));
            }
            if (load.tasks() >= FEWEST_TASKS
                    && load.wasted() > 0
                    && load.running().mean() > 0) {
                all.add(reliability(load));
            }
        }
        return all.isEmpty()
                ? List.of(Strategy.unknown(
                        FocusArea.OPERATIONAL_EFFICIENCY,
                        CAPACITY,
                        null,
                        "No kind of task was completed " + FEWEST_TASKS
                                + " times within the last horizon with a wait or a failed attempt."))
                : all;
    }

    private Strategy capacity(TaskLoad load) {
        var given = situation.assumptions();
        var days = given.days(Assumption.AGENT_DAYS);
        var agents = Math.max(1, load.agents().size());
        var offered = load.tasks() * load.running().mean() / (situation.horizon() * Situation.DAY / 1000.0);
        var saved = ErlangC.saved(offered, agents);
        var gained = load.waiting().times(saved * load.tasks() / HOUR * part(days));
        var cost =
                given.of(Assumption.AGENT_COST) + given.of(Assumption.AGENT_COST_PER_DAY) * situation.effective(days);
        var evidence = evidence(load);
        evidence.put("agents_at_work", agents);
        evidence.put("load_in_agents", Told.share(offered));
        evidence.put("wait_saved_percent", Told.money(100 * saved));
        return strategy(
                load,
                CAPACITY,
                gained,
                Assumption.WAITING_HOUR_VALUE,
                cost,
                days,
                evidence,
                List.of(
                        "As many tasks come as in the last horizon, at random times; the wait falls as in the queue M/M/c.",
                        "An hour of waiting less is worth " + given.of(Assumption.WAITING_HOUR_VALUE) + ".",
                        "Another agent costs " + given.of(Assumption.AGENT_COST) + " and "
                                + given.of(Assumption.AGENT_COST_PER_DAY) + " a day, and takes "
                                + given.of(Assumption.AGENT_DAYS) + " days to set up."));
    }

    private Strategy reliability(TaskLoad load) {
        var given = situation.assumptions();
        var days = given.days(Assumption.RELIABILITY_DAYS);
        var gained = load.running()
                .times(given.effect(Assumption.AVOIDABLE_FAILURES))
                .times(load.wasted() / HOUR * part(days));
        return strategy(
                load,
                RELIABILITY,
                gained,
                Assumption.WORKING_HOUR_VALUE,
                given.of(Assumption.RELIABILITY_COST),
                days,
                evidence(load),
                List.of(
                        "A failed attempt takes as long as one that succeeds, and as many come as in the last horizon.",
                        "A share of " + given.of(Assumption.AVOIDABLE_FAILURES) + " of them is avoided, uncertain by "
                                + given.of(Assumption.EFFECT_UNCERTAINTY) + " of it; an hour of work is worth "
                                + given.of(Assumption.WORKING_HOUR_VALUE) + ".",
                        "It costs " + given.of(Assumption.RELIABILITY_COST) + " and takes "
                                + given.of(Assumption.RELIABILITY_DAYS) + " days."));
    }

    private double part(int days) {
        return situation.effective(days) / (double) situation.horizon();
    }

    private Strategy strategy(
            TaskLoad load,
            String name,
            Estimate gained,
            Assumption worth,
            double cost,
            int days,
            Map<String, Object> evidence,
            List<String> assumptions) {
        return new Strategy(
                FocusArea.OPERATIONAL_EFFICIENCY,
                name,
                load.type(),
                null,
                new Strategy.Figures(
                        gained.times(situation.assumptions().of(worth)),
                        gained.times(100 / hours),
                        "percent_of_turnaround",
                        cost,
                        days),
                evidence,
                load.agents(),
                assumptions);
    }

    private static Map<String, Object> evidence(TaskLoad load) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("tasks_completed", load.tasks());
        evidence.put("mean_wait_seconds", Told.share(load.waiting().mean()));
        evidence.put("mean_run_seconds", Told.share(load.running().mean()));
        evidence.put("failed_attempts", load.wasted());
        evidence.put(
                "agents", load.agents().stream().limit(Strategy.MOST_LISTED).toList());
        return evidence;
    }
}
