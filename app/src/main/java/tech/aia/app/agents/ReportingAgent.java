package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/**
 * Writes a report in Markdown of what other tasks found, with their tables and a chart.
 *
 * <p>Requirements: {@code tasks}, ids of the tasks reported on in this order, the tasks that this one depends on when absent;
 * {@code title}, the task's description when absent; {@code sections}, what is told of each task, of {@code summary}, {@code values},
 * {@code tables}, {@code chart} and {@code metrics}, all when absent. The report is the first of the result's media, a chart of the first
 * series of numbers, where there is one, the second.
 */
@Component
class ReportingAgent implements BuiltInAgent {
    private static final String REPORT = "report.md";
    private static final String CHART = "chart.svg";
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SUMMARY = 500;
    private static final List<String> SECTIONS = List.of("summary", "values", "tables", "chart", "metrics");

    private final ReportedTasks reported;
    private final DataSources sources;

    ReportingAgent(ReportedTasks reported, DataSources sources) {
        this.reported = reported;
        this.sources = sources;
    }

    @Override
    public String key() {
        return "reporting_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Reporting Agent",
                "Reporter",
                "built_in",
                "Writes a report of the results of other tasks, with tables and a chart.",
                List.of("reporting"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        var wanted = work.requirements().only("tasks", "title", "sections");
        var sections = sections(wanted);
        var title = title(wanted.text("title"), work.task().description());
        var ids = wanted.has("tasks")
                ? wanted.texts("tasks")
                : reported.dependencies(work.task().id());
        if (ids.isEmpty()) {
            throw new TaskRefused("There is nothing to report on: this task depends on no other; name them in"
                    + " requirements.tasks");
        }
        var tasks = reported.read(ids);
        work.report(50, Map.of("tasks", tasks.size()));
        var series = sections.contains("chart") ? series(tasks) : null;
        var report = new Report(title, sections);
        tasks.forEach(task ->
                report.add(task, series != null && series.task().id().equals(task.id()) ? CHART : null));
        var media = new ArrayList<Map<String, Object>>();
        media.add(medium("text/markdown", REPORT, report.markdown(tasks)));
        if (series != null) {
            media.add(medium("image/svg+xml", CHART, Chart.svg(series.series())));
        }
        var completed = tasks.stream().filter(ReportedTasks.Reported::hasResult).count();
        var subjects = tasks.stream()
                .map(task -> task.resultId() == null ? task.id() : task.resultId())
                .toList();
        return new Completion(
                "%s: a report of %d tasks, %d of them with results".formatted(title, tasks.size(), completed),
                payload(title, tasks),
                Map.of("tasks", tasks.size(), "with_result", completed),
                media,
                sources.subjects(subjects));
    }

    private static Set<String> sections(Requirements wanted) {
        var sections = wanted.texts("sections");
        sections.stream()
                .filter(section -> !SECTIONS.contains(section))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new TaskRefused("requirements.sections can have " + String.join(", ", SECTIONS) + ", not '"
                            + unknown + "'");
                });
        return Set.copyOf(sections.isEmpty() ? SECTIONS : sections);
    }

    private static String title(@Nullable String wanted, String description) {
        var title = wanted == null ? description.strip() : wanted.strip();
        var line = title.lines().findFirst().orElse("Report");
        return Report.shortened(line, LONGEST_TITLE);
    }

    private record TaskSeries(ReportedTasks.Reported task, Series series) {}

    private static @Nullable TaskSeries series(List<ReportedTasks.Reported> tasks) {
        for (var task : tasks) {
            var series = Series.first(task.content());
            if (series != null) {
                return new TaskSeries(task, series);
            }
        }
        return null;
    }

    private static Map<String, Object> medium(String type, String name, String content) {
        return Map.of("type", type, "name", name, "content", content);
    }

    private static Map<String, Object> payload(String title, List<ReportedTasks.Reported> tasks) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("title", title);
        payload.put("report", REPORT);
        payload.put(
                "tasks",
                tasks.stream()
                        .map(task -> {
                            var row = new LinkedHashMap<String, Object>();
                            row.put("task_id", task.id());
                            row.put("task_type", task.taskType());
                            row.put("status", task.status());
                            row.put(
                                    "summary",
                                    task.summary() == null ? "" : Report.shortened(task.summary(), LONGEST_SUMMARY));
                            return row;
                        })
                        .toList());
        return payload;
    }
}
