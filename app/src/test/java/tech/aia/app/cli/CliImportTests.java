package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliImportTests {
    private static final String ACCEPTED =
            "{\"import_id\": \"imp 1\", \"tracking_url\": \"/knowledge-graph/imports/imp%201\"}";
    private static final String RUNNING = """
            {"import_id": "imp 1", "status": "running", "phase": "writing", "total_rows": 4, "progress": 50.0, "processed": 2,
             "created": 2, "updated": 0, "unchanged": 0, "rejected": 1, "rate": 1200.4, "remaining_seconds": 75}
            """;
    private static final String COMPLETED = """
            {"import_id": "imp 1", "status": "completed", "phase": "done", "total_rows": 4, "progress": 100, "processed": 4,
             "created": 2, "updated": 1, "unchanged": 0, "rejected": 1, "to_encode": 3, "rate": 2000.0,
             "rejections": [{"line": 3, "reason": "no value for the id column 'symbol'"}],
             "started_at": "2026-01-01T00:00:00Z", "finished_at": "2026-01-01T00:00:02Z"}
            """;

    private final WireServer server = new WireServer();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsAFileOfEntitiesAndFollowsItToItsEnd() throws IOException {
        var file = Files.writeString(folder.resolve("companies.csv"), "symbol,name\nA,Ä & Co\n");
        server.answer(202, ACCEPTED).answer(200, RUNNING).answer(200, COMPLETED);

        var outcome = run(
                "import",
                file.toString(),
                "--type",
                "customer",
                "--id",
                "symbol",
                "--types",
                "zip=string,x=decimal",
                "--embedding",
                "vector",
                "--embedding-model",
                "all-MiniLM-L6-v2");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                Imported %s: 4 rows in 2 s (2 rows/s)
                  created 2, updated 1, unchanged 0, rejected 1
                  Rejected rows:
                    line 3: no value for the id column 'symbol'
                """.formatted(file));
        var upload = server.asked().getFirst();
        assertThat(upload.method() + " " + upload.uri())
                .isEqualTo("POST /knowledge-graph/import?type=customer&id=symbol&embedding=vector"
                        + "&embedding_model=all-MiniLM-L6-v2&types=zip%3Astring%2Cx%3Adecimal");
        assertThat(upload.contentType()).isEqualTo("text/csv");
        assertThat(upload.contentEncoding()).isEqualTo("null");
        assertThat(upload.text()).isEqualTo("symbol,name\nA,Ä & Co\n");
        assertThat(server.asked())
                .hasSize(3)
                .last()
                .satisfies(asked -> assertThat(asked.uri()).isEqualTo("/knowledge-graph/imports/imp%201"));
    }

    @Test
    void saysWhereEmbeddingsBelong() throws IOException {
        var file = Files.writeString(folder.resolve("some.csv"), "a,b\n").toString();

        var beside = run("import", file, "--relationship", "KNOWS", "--from", "a:a", "--to", "b:b", "--embedding", "v");
        assertThat(beside.exitCode()).isEqualTo(2);
        assertThat(beside.err()).contains("Only entities have embeddings");
        var alone = run("import", file, "--type", "a", "--id", "a", "--embedding", "v");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("say both or neither");
    }

    @Test
    void sendsRelationshipsFromStandardInput() {
        server.answer(202, ACCEPTED).answer(200, COMPLETED);

        var outcome = new CommandLineRun()
                .env("AIA_SERVER", server.url())
                .in("{\"c\":1,\"p\":2}\n")
                .run(
                        "import",
                        "-",
                        "--format",
                        "ndjson",
                        "--relationship",
                        "PURCHASED",
                        "--from",
                        "customer:c",
                        "--to",
                        "product:p",
                        "--key",
                        "purchase_id");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Imported standard input: 4 rows");
        var upload = server.asked().getFirst();
        assertThat(upload.uri())
                .isEqualTo(
                        "/knowledge-graph/import?relationship=PURCHASED&from=customer%3Ac&to=product%3Ap&key=purchase_id");
        assertThat(upload.contentType()).isEqualTo("application/x-ndjson");
        assertThat(upload.text()).isEqualTo("{\"c\":1,\"p\":2}\n");
    }

    @Test
    void sendsGzipAsGzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("symbol\nA\n".getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("companies.csv.gz"), packed.toByteArray());
        server.answer(202, ACCEPTED).answer(200, COMPLETED);

        run("import", file.toString(), "--type", "customer", "--id", "symbol");

        var upload = server.asked().getFirst();
        assertThat(upload.contentType()).isEqualTo("text/csv");
        assertThat(upload.contentEncoding()).isEqualTo("gzip");
        assertThat(upload.body()).isEqualTo(ByteBuffer.wrap(packed.toByteArray()));
    }

    @Test
    void drawsProgressOnATerminalOnly() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n");
        server.answer(202, ACCEPTED).answer(200, RUNNING).answer(200, COMPLETED);
        server.answer(202, ACCEPTED).answer(200, RUNNING).answer(200, COMPLETED);
        String[] command = {"import", file.toString(), "--type", "customer", "--id", "symbol", "--server", server.url()
        };

        var live = new CommandLineRun().live().width(120).run(command);
        var piped = new CommandLineRun().run(command);

        assertThat(live.err())
                .contains(
                        "Writing  [############------------]  50 %  2 of 4 rows  1,200 rows/s  1:15 min left  1 rejected");
        assertThat(live.err()).endsWith("\r\u001b[K");
        assertThat(piped.err()).isEmpty();
        assertThat(piped.out()).isEqualTo(live.out());
    }

    @Test
    void returnsAtOnceWhenToldNotToWait() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n");
        server.answer(202, ACCEPTED);

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol", "--no-wait");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .isEqualTo("The server has the file. Follow the import at " + server.url()
                        + "/knowledge-graph/imports/imp%201\n");
    }

    @Test
    void printsTheLastJsonForScripts() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n");
        server.answer(202, ACCEPTED).answer(200, RUNNING).answer(200, COMPLETED);

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol", "--json");

        assertThat(ApiClient.JSON.readTree(outcome.out())).isEqualTo(ApiClient.JSON.readTree(COMPLETED));
    }

    @Test
    void failsWhenEveryRowIsRejected() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\n\n");
        server.answer(202, ACCEPTED).answer(200, """
                {"status": "completed", "processed": 12, "rejected": 12, "rejections": [
                 {"line": 2, "reason": "r"}, {"line": 3, "reason": "r"}, {"line": 4, "reason": "r"}, {"line": 5, "reason": "r"},
                 {"line": 6, "reason": "r"}, {"line": 7, "reason": "r"}, {"line": 8, "reason": "r"}, {"line": 9, "reason": "r"},
                 {"line": 10, "reason": "r"}, {"line": 11, "reason": "r"}, {"line": 12, "reason": "r"}]}
                """);

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("The first 10 rejected rows:")
                .contains("line 11: r")
                .doesNotContain("line 12");
    }

    @Test
    void failsWhenTheImportFails() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n");
        server.answer(202, ACCEPTED)
                .answer(
                        200,
                        "{\"status\": \"failed\", \"processed\": 7, \"message\": \"line 9: a quote is never closed\"}");

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("failed after 7 rows, which are kept: line 9: a quote is never closed");
    }

    @Test
    void saysHowToGoOnAfterAnInterruption() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n");
        server.answer(202, ACCEPTED).answer(200, "{\"status\": \"interrupted\", \"processed\": 7}");

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("interrupted after 7 rows").contains("run the same command again");
    }

    @Test
    void reportsARefusedFile() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "name\nA\n");
        server.answer(422, "{\"detail\": \"The file has no column 'symbol'.\"}");

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err()).isEqualTo("The file has no column 'symbol'.\n");
    }

    @Test
    void sendsAnEmptyFileToo() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "");
        server.answer(422, "{\"detail\": \"The file is empty.\"}");

        assertThat(run("import", file.toString(), "--type", "customer", "--id", "symbol")
                        .exitCode())
                .isEqualTo(4);
        assertThat(server.asked().getFirst().text()).isEmpty();
    }

    @Test
    void saysThatNoServerAnswersBeforeReadingTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n");
        server.close();

        var outcome = run("import", file.toString(), "--type", "customer", "--id", "symbol");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("No AIA server answers at " + server.url());
    }

    @Test
    void refusesWhatItCannotSend() throws IOException {
        var nameless = Files.writeString(folder.resolve("data"), "symbol\nA\n").toString();
        var csv = Files.writeString(folder.resolve("a.csv"), "symbol\nA\n").toString();

        assertRefused("There is no file nowhere.csv.", "nowhere.csv", "--type", "customer", "--id", "symbol");
        assertRefused("is a directory, not a file.", folder.toString(), "--type", "customer", "--id", "symbol");
        assertRefused("add --format csv or --format ndjson", nameless, "--type", "customer", "--id", "symbol");
        assertRefused("Missing --id", csv, "--type", "customer");
        assertRefused("Say either what entities", csv);
        assertRefused("Say either what entities", csv, "--type", "customer", "--id", "x", "--relationship", "BOUGHT");
        assertRefused(
                "--from must be a type and a column", csv, "--relationship", "BOUGHT", "--from", "c", "--to", "p:q");
        assertRefused("--types must look like", csv, "--type", "customer", "--id", "x", "--types", "zip");
        assertThat(server.asked()).isEmpty();
    }

    private void assertRefused(String why, String... args) {
        var command = new String[args.length + 1];
        command[0] = "import";
        System.arraycopy(args, 0, command, 1, args.length);
        var outcome = run(command);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
    }

    private CommandLineRun.Outcome run(String... args) {
        return new CommandLineRun().env("AIA_SERVER", server.url()).run(args);
    }
}
