package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.app.AppIT;

/** Runs the worker of docs/tasks.md as it is printed there. */
class PythonWorkerIT extends AppIT {
    private static final Pattern PROGRAM = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void theDocumentedWorkerTakesTasksAndReportsThem() throws IOException, InterruptedException {
        Assumptions.assumeTrue(pythonIsThere(), "there is no python3");
        var good = submit("{\"task_type\": \"word_count\", \"requirements\": {\"text\": \"to be or not to be\"}}");
        var bad = submit("{\"task_type\": \"word_count\", \"requirements\": {\"text\": 5}}");

        var builder = new ProcessBuilder("python3", program().toString(), "http://localhost:" + port(), "2")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().put("AIA_CLIENT_ID", credential("client.id"));
        builder.environment().put("AIA_CLIENT_SECRET", credential("client.secret"));
        var worker = builder.start();
        try {
            assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue())
                    .as(Files.readString(directory.resolve("output")))
                    .isZero();
        } finally {
            worker.destroyForcibly();
        }

        var done = http().get(good).json();
        assertThat(done.path("status").asString()).isEqualTo("completed");
        assertThat(done.path("results").path("summary").asString()).isEqualTo("6 words");
        assertThat(done.path("results").path("data").path("different").asInt()).isEqualTo(4);
        assertThat(done.path("partial_results").path("words").asInt()).isEqualTo(6);
        var failed = http().get(bad).json();
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("error").path("type").asString()).isEqualTo("ValueError");
    }

    private String submit(String body) {
        return http().post("/tasks/submit", body).json().path("tracking_url").asString();
    }

    private Path program() throws IOException {
        var page = PROGRAM.matcher(Files.readString(Path.of("../docs/tasks.md")));
        assertThat(page.find()).isTrue();
        return Files.writeString(directory.resolve("worker.py"), page.group(1));
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(30, TimeUnit.SECONDS);
        } catch (IOException missing) {
            return false;
        }
    }
}
