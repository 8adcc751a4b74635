package tech.aia.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.app.docs.ShellBlocks.Block;
import tech.aia.app.security.OneSigningKey;
import tech.aia.graph.access.Vault;

/**
 * The shell commands that README.md and the pages of docs/ print, run as printed but for the port and for places that are to be filled in.
 * Lines that start a server or the build, and those that call a server with TLS, are left out, and so is what {@link #LEFT_OUT} lists.
 * Commands that ask for customers find some, and every task that is submitted is completed.
 */
class DocumentedCommandsIT extends AppIT {
    private static final Pattern STARTS =
            Pattern.compile("^(AIA_\\S+ )*\\./aia (up|demo|test|bench|model)\\b|https://localhost");

    /** Of each block the first line, and why it is not run here. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "agents.md: curl -s localhost:8080/agents -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d '{",
            "a language model answers; LlmAgentsIT has one",
            "clients.md: pip install ./clients/python",
            "ClientsIT does",
            "clients.md: cd clients/typescript && npm install && npm pack",
            "ClientsIT does",
            "security.md: curl -s http://localhost:8080/auth/token -d grant_type=authorization_code -d client_id=$CLIENT \\",
            "somebody has to log in before; PublicClientIT does");

    /** They print nothing. */
    private static final Pattern SILENT = Pattern.compile("^(tar|mkdir|export) ");

    /** They end when they are told to; until then they go on, after they have said this. */
    private static final Map<String, String> ENDLESS = Map.of("curl -N", "retry:", "--watch", "task_");

    private static final Pattern FINDS =
            Pattern.compile("aia (search|cypher)|semantic-search|/graphql|localhost:\\d+/knowledge-graph/query");
    private static final Pattern FOUND = Pattern.compile("Ada Chips|Bell Optics");

    private static final String CUSTOMERS = """
            UNWIND [['ADA', 'Ada Chips', 'Technology'], ['BEL', 'Bell Optics', 'Technology'], ['COR', 'Cora Pumps', 'Industrials']] AS row
            CREATE (c:Entity:Customer {id: 'customer_' + row[0], type: 'customer', name: row[1], sector: row[2],
              description: 'A high-value customer that makes chips and optical instruments for cloud computing', annual_revenue: 1000000})
            MERGE (p:Entity:Product {id: 'product_1', type: 'product', name: 'Wafer'})
            CREATE (c)-[:PURCHASED {at: datetime(), amount: 100.0}]->(p)""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    @BeforeEach
    void oneKey() {
        OneSigningKey.keep(vault);
        forgetToken();
    }

    @AfterEach
    void leaveNoActivity() {
        admin().delete("/monitoring/users/user_123/activity");
    }

    @TestFactory
    Stream<DynamicTest> commandsWorkAsPrinted() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "There is no bash here");
        var known = ShellBlocks.all();
        assertThat(known.stream().map(Block::name)).containsAll(LEFT_OUT.keySet());
        var blocks = known.stream()
                .filter(block -> !LEFT_OUT.containsKey(block.name()))
                .map(block -> new Block(block.page(), withoutStarts(block.commands())))
                .filter(block -> !block.commands().isBlank())
                .toList();
        assertThat(blocks).hasSizeGreaterThan(30);
        graph().write(tx -> tx.run(CUSTOMERS, Map.of()));
        var places = places();
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.name(), () -> {
                    run(block, places);
                    requireCompletedTasks(block);
                }));
    }

    private static String withoutStarts(String commands) {
        return commands.lines()
                .filter(line -> !STARTS.matcher(line).find())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** What stands where something is to be filled in. */
    private Map<String, String> places() {
        var key = http().post("/auth/api-keys", "{\"name\": \"docs\", \"permissions\": [\"tasks:read\"]}")
                .json();
        var task = http().post(
                        "/tasks/submit",
                        "{\"task_type\": \"data_analysis\", \"requirements\": {\"data_source\": \"customer\"}}")
                .json();
        return Map.of(
                "localhost:8080", "localhost:" + port(),
                "client_id=…", "client_id=" + credential("client.id"),
                "client_secret=…", "client_secret=" + credential("client.secret"),
                "\"password\": \"…\"", "\"password\": \"" + credential("admin.password") + "\"",
                "ak_…", key.path("key").asString(),
                "show ID", "show " + task.path("task_id").asString(),
                "import FILE --type", "import customers.csv --type",
                "import FILE --relationship", "import purchases.csv --relationship",
                "1760000000000000-1",
                        http().get("/events?limit=1").json().path("next").asString());
    }

    private void run(Block block, Map<String, String> places) throws Exception {
        var commands = block.commands();
        for (var place : places.entrySet()) {
            commands = commands.replace(place.getKey(), place.getValue());
        }
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(
                        "/bin/bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        "curl() { command curl --no-progress-meter --fail-with-body \"$@\"; }\n" + commands)
                .directory(directory(block.page()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("AIA_SERVER", "http://localhost:" + port());
        process.environment().put("AIA_DATA", commands.contains("certificate") ? "data" : data().toString());
        process.environment().put("TOKEN", token(http().authorization()));
        process.environment().put("ADMIN", token(admin().authorization()));
        process.environment().put("CLIENT", credential("client.id"));
        var endless = said(commands);
        var running = process.start();
        try {
            if (endless.isPresent()) {
                requireGoesOn(running, output, endless.get());
                return;
            }
            assertThat(running.waitFor(60, TimeUnit.SECONDS)).as(block.name()).isTrue();
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        var said = assertThat(read(output)).as("%s\n%s", block.page(), commands);
        assertThat(running.exitValue()).as("%s\n%s", commands, read(output)).isZero();
        if (!SILENT.matcher(commands).find()) {
            said.isNotBlank();
        }
        if (FINDS.matcher(commands).find()) {
            said.containsPattern(FOUND);
        }
    }

    private static Optional<String> said(String commands) {
        return ENDLESS.entrySet().stream()
                .filter(endless -> commands.contains(endless.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void requireGoesOn(Process running, Path output, String said) throws InterruptedException {
        eventually(
                "'" + said + "' is said",
                () -> !running.isAlive() || read(output).contains(said));
        assertThat(running.waitFor(500, TimeUnit.MILLISECONDS)).as(read(output)).isFalse();
        assertThat(read(output)).contains(said);
    }

    private void requireCompletedTasks(Block block) {
        var tasks = new ArrayList<String>();
        eventually("the tasks to be over of " + block.name(), () -> {
            tasks.clear();
            http().get("/tasks?limit=1000")
                    .json()
                    .path("tasks")
                    .forEach(task -> tasks.add(task.path("status").asString() + " " + task.path("task_type")));
            return tasks.stream().noneMatch(task -> task.matches("(accepted|in_progress) .*"));
        });
        assertThat(tasks).as(block.name()).allMatch(task -> task.startsWith("completed "));
    }

    private static String token(String authorization) {
        return authorization.replace("Authorization: Bearer ", "");
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /** One for each page, with the command line, files to import, and a data directory. */
    private Path directory(String page) throws IOException {
        var directory = folder.resolve(page.replace(".md", ""));
        if (Files.notExists(directory)) {
            Files.createDirectories(directory.resolve("data"));
            Files.writeString(directory.resolve("customers.csv"), "symbol,name,sector\nDOV,Dove Mills,Technology\n");
            Files.writeString(
                    directory.resolve("texts.ndjson"),
                    "{\"id\": \"one\", \"text\": \"Encoded elsewhere\", \"vector\": [1" + ", 0".repeat(383) + "]}\n");
            Files.writeString(
                    directory.resolve("purchases.csv"),
                    "order_id,customer_id,product_id,amount,at\n7,ADA,1,9.5,2026-01-01T10:00:00Z\n");
            Files.writeString(directory.resolve("aia"), """
                    #!/bin/sh
                    exec "%s/bin/java" -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "%s" tech.aia.app.Aia "$@"
                    """.formatted(
                            System.getProperty("java.home"), String.join(File.pathSeparator, classpath())));
            assertThat(directory.resolve("aia").toFile().setExecutable(true)).isTrue();
        }
        return directory;
    }

    /** As little as the command line needs, so that it starts quickly. */
    private static List<String> classpath() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> entry.matches(".*(app/target/classes|/picocli|/jackson-|/bc[a-z]+-jdk18on).*"))
                .toList();
    }
}
