package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.app.AppIT;
import tech.aia.app.webhook.Receiver.Received;

/** The handler of webhooks that the API document prints takes what arrives, and nothing that was changed on its way. */
class PrintedHandlerIT extends AppIT {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("aia.shared.data", "")).resolveSibling("spec/aia-api.md");
    private static final String HEADING = "Webhook Handler Example (Python Flask)";

    /** As much of Flask as the handler uses; it is called with the request on the standard input, and its status printed. */
    private static final String FLASK = """
            import json, sys, types

            class Flask:
                def __init__(self, name):
                    pass

                def route(self, path, methods):
                    def keep(handler):
                        Flask.handler = staticmethod(handler)
                    return keep

            flask = types.ModuleType('flask')
            flask.Flask, flask.request, flask.jsonify = Flask, types.SimpleNamespace(), dict
            sys.modules['flask'] = flask
            exec(compile(open(sys.argv[1], encoding='utf-8').read(), 'printed', 'exec'), {'__name__': 'printed'})
            flask.request.data = sys.stdin.buffer.read()
            flask.request.json = json.loads(flask.request.data)
            flask.request.headers = {'X-AIA-Signature': sys.argv[2]}
            print(Flask.handler()[1])
            """;

    private final Receiver receiver = Receiver.shared();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void takesWhatArrivesAsPrinted() throws Exception {
        assumeTrue(Files.isReadable(DOCUMENT), "The API document is not here");
        var printed = Files.writeString(folder.resolve("printed.py"), printed());
        graph().write(tx ->
                tx.run("CREATE (:Entity:Customer {id: 'customer_1', type: 'customer', name: 'One'})", Map.of()));
        var webhook = http().post("/webhooks/register", """
                {"webhook_url": "%s", "events": ["task.completed", "task.failed"], "secret": "your_webhook_secret"}""".formatted(receiver.url("/printed")));
        try {
            var done = submitted("{\"data_source\": \"customer\"}");
            var failed = submitted("{\"data_source\": \"unicorn\"}");
            eventually("both arrive", () -> receiver.received("/printed").size() == 2);

            for (var request : receiver.received("/printed")) {
                var id = request.data().path("task_id").asString();
                assertThat(id).isIn(done, failed);
                assertThat(handled(printed, request.body(), signature(request)))
                        .startsWith(
                                "Task " + id + (id.equals(done) ? " completed successfully\nResults: {" : " failed: "))
                        .endsWith("\n200");
                assertThat(handled(printed, request.body() + " ", signature(request)))
                        .isEqualTo("401");
            }
        } finally {
            http().delete("/webhooks/" + webhook.json().path("webhook_id").asString());
        }
    }

    private static String printed() throws IOException {
        var text = Files.readString(DOCUMENT);
        var from = text.indexOf("```python\n", text.indexOf(HEADING)) + "```python\n".length();
        return text.substring(from, text.indexOf("```", from));
    }

    private String submitted(String requirements) {
        return http().post(
                        "/tasks/submit",
                        "{\"task_type\": \"data_analysis\", \"requirements\": %s}".formatted(requirements))
                .json()
                .path("task_id")
                .asString();
    }

    private static String signature(Received request) {
        return request.header("X-AIA-Signature");
    }

    private static String handled(Path printed, String body, String signature) throws IOException {
        return Python.run(FLASK, body, printed.toString(), signature);
    }
}
