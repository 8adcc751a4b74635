package tech.aia.graph.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Embedding;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.IndexedProperties;
import tech.aia.graph.entity.TestEntities;

class ImportsIT {
    private static final IndexedProperties INDEXED = TestEntities.indexed("sector");

    private static final String MODEL = "some-model@1";
    private static final ImportTarget.EmbeddingColumn VECTOR = new ImportTarget.EmbeddingColumn("vector", MODEL);

    @TempDir
    Path spool;

    private TestNeo4j neo4j = TestNeo4j.asItIs();
    private DefaultImports imports;

    @BeforeEach
    void open() {
        neo4j = TestNeo4j.wiped();
        imports = new DefaultImports(neo4j.graph(), INDEXED, neo4j.changes(), spool, "test");
    }

    @AfterEach
    void close() {
        imports.close();
    }

    @Test
    void takesACsvFileWithTypesInferredFromAllOfIt() {
        var status = customers("""
                \uFEFFsymbol,name,founded,price,active,zip,listed,ratio
                AAA,"Acme, ""Inc""\",1999,1,true,02134,2020-01-31,1
                BBB,"Two
                lines",2001,2.5,false,10001,2021-02-28,0.5
                """);

        assertThat(status.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(status.created()).isEqualTo(2);
        assertThat(
                        one(
                                "MATCH (c:Customer:Entity {id: 'customer_AAA'}) RETURN c {.*, created_at: null, updated_at: null} AS x"))
                .containsEntry("name", "Acme, \"Inc\"")
                .containsEntry("founded", 1999L)
                .containsEntry("price", 1.0)
                .containsEntry("active", true)
                .containsEntry("zip", "02134")
                .containsEntry("listed", LocalDate.of(2020, 1, 31))
                .containsEntry("symbol", "AAA")
                .containsEntry("type", "customer");
    }

    @Test
    void rejectsTheRowWhoseValueDoesNotFitIntoAnIndex() {
        var status = customers("symbol,name,sector\nA,One,Energy\nB,Two," + "x".repeat(4_001) + "\nC,Three,Energy\n");

        assertThat(status)
                .extracting(ImportStatus::state, ImportStatus::created, ImportStatus::rejected)
                .containsExactly(ImportState.COMPLETED, 2L, 1L);
        assertThat(status.rejections().getFirst().line()).isEqualTo(3);
        assertThat(status.rejections().getFirst().reason()).contains("Property 'sector'", "4001 bytes");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var file = "symbol,name,price\nA,One,1.5\nB,Two,\n";
        customers(file);
        var before = neo4j.changes().latest();
        var second = customers(file);

        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(second.created() + second.updated()).isZero();
        assertThat(neo4j.changes().after(before, 10)).isEmpty();
    }

    @Test
    void updatesWhatDiffersAndLeavesWhatTheFileDoesNotName() {
        customers("symbol,name,city\nA,One,Rome\nB,Two,Oslo\n");
        var second = customers("symbol,name\nA,One\nB,Deux\n");

        assertThat(second)
                .extracting(ImportStatus::updated, ImportStatus::unchanged)
                .containsExactly(1L, 1L);
        assertThat(one("MATCH (c {id: 'customer_B'}) RETURN c {.name, .city} AS x"))
                .containsEntry("name", "Deux")
                .containsEntry("city", "Oslo");
    }

    @Test
    void stopsAtAQuoteThatIsNeverClosedAndKeepsWhatWasBefore() {
        var status = customers("symbol,name\nA,One\nB,\"Two\"\nC,\"Three\nD,Four\n");

        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.created()).isEqualTo(2);
        assertThat(status.message()).contains("beyond line 3").contains("'Three' is never closed");
    }

    @Test
    void stopsAtAFieldThatIsFarTooLongAndKeepsWhatWasBefore() {
        var status = customers("symbol,name\nA,One\nB,\"Two\"\nC," + "x".repeat(5_000_000) + "\nD,Four\n");

        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.created()).isEqualTo(2);
        assertThat(status.message()).contains("beyond line 3").contains("4194304 characters");
    }

    @Test
    void aFileMayEndInAQuotedField() {
        assertThat(customers("symbol,name\nA,\"One\"").created()).isEqualTo(1);
        assertThat(customers("symbol,name\nB,\"Two \"\"and\"\"\"\n\n").created())
                .isEqualTo(1);
    }

    @Test
    void rejectsBadRowsOneByOneWithLineAndReason() {
        var status = customers("""
                symbol,name
                A,One
                B
                ,Nameless
                A,Again
                C,"O'Brien \\ DROP"
                D,NUL\0here
                """);

        assertThat(status.processed()).isEqualTo(6);
        assertThat(status.rejections())
                .extracting(ImportStatus.Rejection::line, r -> r.reason().split(" ")[0])
                .containsExactly(tuple(3L, "It"), tuple(4L, "Column"), tuple(5L, "It"), tuple(7L, "Column"));
        assertThat(status.rejections().get(2).reason()).contains("repeats the id 'A'");
        assertThat(status.created()).isEqualTo(2);
    }

    @Test
    void takesTextThatWasDamagedBeforeItCame() {
        var file = "symbol,name\nA,Caf\ufffd\n".getBytes(StandardCharsets.UTF_8);

        var status = receive(entities(StandardCharsets.UTF_8, Map.of()), file);

        assertThat(status.created()).isEqualTo(1);
        assertThat(status.rejected()).isZero();
    }

    @Test
    void namesTheRowThatIsNotUtf8AndReadsLatin1WhenTold() {
        var latin = "symbol,name\nA,Plain\nB,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        var guessed = receive(entities(StandardCharsets.UTF_8, Map.of()), latin);
        assertThat(guessed.rejections()).singleElement().satisfies(r -> {
            assertThat(r.line()).isEqualTo(3);
            assertThat(r.reason()).contains("charset=ISO-8859-1");
        });

        var told = receive(entities(StandardCharsets.ISO_8859_1, Map.of()), latin);
        assertThat(told.created()).isEqualTo(1);
        assertThat(one("MATCH (c {id: 'customer_B'}) RETURN c {.name} AS x")).containsEntry("name", "Café");
    }

    @Test
    void keepsWhatCameBeforeTheBreakOfABrokenFile() {
        var rows = IntStream.range(0, 1500).mapToObj(i -> "k" + i + ",n").collect(Collectors.joining("\n"));
        var status = customers("symbol,name\n" + rows + "\nz,\"" + "x".repeat(6_000_000));

        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.created()).isEqualTo(1500);
        assertThat(status.message()).contains("beyond line 1501");
        assertThat(one("MATCH (c:Customer) RETURN {n: count(c)} AS x")).containsEntry("n", 1500L);
    }

    @Test
    void takesNdjsonWithNestedValuesWhole() {
        var request = new ImportRequest(
                new ImportTarget.EntityTarget(new EntityType("task"), "task_id"),
                ImportFormat.NDJSON,
                StandardCharsets.UTF_8,
                Map.of());
        var status = receive(request, """
                {"task_id":"t1","description":"Do it","priority":8,"tags":["a","b"],"requirements":{"x":[1,{"y":2}]},"type":"analysis","created_at":"2025-10-03T10:00:00Z","code":"007"}
                not json
                [1]
                {"task_id":"t2","mixed":[1,"a"]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(status.created()).isEqualTo(2);
        assertThat(status.rejections()).extracting(ImportStatus.Rejection::line).containsExactly(2L, 3L);
        assertThat(one("MATCH (t:Task {id: 'task_t1'}) RETURN t {.*} AS x"))
                .containsEntry("priority", 8L)
                .containsEntry("requirements", "{\"x\":[1,{\"y\":2}]}")
                .containsEntry("task_type", "analysis")
                .containsEntry("type", "task")
                .containsEntry("code", "007")
                .containsEntry("name", "Do it")
                .hasEntrySatisfying(
                        "created_at", at -> assertThat(at.toString()).startsWith("2025-10-03T10:00"));
    }

    @Test
    void takesLongLinesOfNdjsonAndStopsAtOneThatIsFarTooLong() {
        var long1 = "x".repeat(65_500);
        var status = embedded(
                "{\"symbol\":\"A\",\"note\":\"%s\"}\r\n\n{\"symbol\":\"B\",\"note\":\"%s\"}\n%s\n{\"symbol\":\"C\"}"
                        .formatted(long1, long1 + long1, "y".repeat(8 * 1024 * 1024 + 1)));

        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.created()).isEqualTo(2);
        assertThat(status.message()).contains("Line 4 has more than 8388608 characters");
        assertThat(one("MATCH (c {id: 'customer_B'}) RETURN {n: size(c.note)} AS x"))
                .containsEntry("n", 131_000L);
    }

    @Test
    void takesEmbeddingsThatTheRowsBring() {
        var status = embedded("""
                {"symbol":"A","name":"One","vector":%s}
                {"symbol":"B","name":"Two","vector":"%s"}
                {"symbol":"C","name":"Three","vector":"%s"}
                {"symbol":"D","name":"Four"}
                """.formatted(numbers(3), numbers(4), base64(5)));

        assertThat(status.created()).isEqualTo(4);
        for (var key : List.of("A", "B", "C")) {
            var node = one("MATCH (c {id: 'customer_" + key + "'}) RETURN c {.*} AS x");
            assertThat(node.get("embedding")).asInstanceOf(LIST).hasSize(384).startsWith((double) 0.6f, (double) 0.8f);
            assertThat(node)
                    .containsEntry("embedding_model", MODEL)
                    .containsEntry("embedding_source", Embedding.source(MODEL, Embedding.text("customer", node)))
                    .containsKey("embedded_at")
                    .doesNotContainKeys("vector", "customer_vector");
        }
        assertThat(one("MATCH (c {id: 'customer_D'}) RETURN c {.*} AS x")).doesNotContainKey("embedding");
    }

    @Test
    void anEmbeddingIsOfTheTextAfterTheRow() {
        customers("symbol,name,city\nA,One,Rome\n");
        embedded("{\"symbol\":\"A\",\"name\":\"Uno\",\"vector\":" + numbers(1) + "}");

        var node = one("MATCH (c {id: 'customer_A'}) RETURN c {.*} AS x");
        assertThat(node).containsEntry("city", "Rome").containsEntry("name", "Uno");
        assertThat(node.get("embedding_source")).isEqualTo(Embedding.source(MODEL, Embedding.text("customer", node)));
    }

    @Test
    void anotherEmbeddingIsAChangeAndTheSameIsNone() {
        var row = "{\"symbol\":\"A\",\"name\":\"One\",\"vector\":%s}";
        embedded(row.formatted(numbers(1)));
        var before = neo4j.changes().latest();

        assertThat(embedded(row.formatted(numbers(7))).unchanged()).isEqualTo(1);
        assertThat(neo4j.changes().after(before, 10)).isEmpty();
        assertThat(embedded(row.formatted(numbers(-1))).updated()).isEqualTo(1);
        assertThat(neo4j.changes().after(before, 10)).hasSize(1);
        assertThat(one("MATCH (c {id: 'customer_A'}) RETURN c {.embedding} AS x")
                        .get("embedding"))
                .asInstanceOf(LIST)
                .startsWith((double) -0.6f);
    }

    @Test
    void rejectsRowsWhoseEmbeddingIsNone() {
        var zeros = numbers(0);
        var status = embedded("""
                {"symbol":"A","vector":[1, 2]}
                {"symbol":"B","vector":%s}
                {"symbol":"C","vector":"not numbers"}
                {"symbol":"D","vector":7}
                {"symbol":"E","vector":["x"]}
                {"symbol":"F","vector":"[1, "}
                {"symbol":"G","vector":"AAA="}
                {"symbol":"H","vector":%s}
                {"symbol":"I","vector":%s}
                """.formatted(zeros, zeros.replaceFirst("0", "1e300"), numbers(1)));

        assertThat(status.created()).isEqualTo(1);
        assertThat(status.rejections())
                .extracting(ImportStatus.Rejection::reason)
                .allMatch(reason -> reason.startsWith("Column 'vector' "))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("2 numbers where an embedding has 384"),
                        reason -> assertThat(reason).contains("nothing but zeros"),
                        reason -> assertThat(reason).contains("neither", "'not numbers'"),
                        reason -> assertThat(reason).contains("neither", "'7'"),
                        reason -> assertThat(reason).contains("no number, at place 1"),
                        reason -> assertThat(reason).contains("not a list of numbers"),
                        reason -> assertThat(reason).contains("2 bytes"),
                        reason -> assertThat(reason).contains("not finite"));
    }

    @Test
    void refusesAFileWithoutTheColumnOfEmbeddings() {
        var target = new ImportTarget.EntityTarget(new EntityType("customer"), "symbol", VECTOR);
        var request = new ImportRequest(target, ImportFormat.CSV, StandardCharsets.UTF_8, Map.of());

        assertThatThrownBy(() -> receive(request, "symbol,name\nA,One\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(GraphModelException.InvalidValue.class)
                .hasMessageContaining("no column 'vector'");
    }

    /** Three fifths, four fifths and zeros, times this. */
    private static String numbers(int times) {
        return "[" + 3 * times + ", " + 4 * times + ", 0".repeat(382) + "]";
    }

    private static String base64(int times) {
        var bytes = ByteBuffer.allocate(384 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(3f * times).putFloat(4f * times);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private ImportStatus embedded(String ndjson) {
        var target = new ImportTarget.EntityTarget(new EntityType("customer"), "symbol", VECTOR);
        var request = new ImportRequest(target, ImportFormat.NDJSON, StandardCharsets.UTF_8, Map.of());
        return receive(request, ndjson.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void connectsEntitiesOnceAndFindsThemAgain() {
        customers("symbol,name\nA,One\n");
        var products = new ImportRequest(
                new ImportTarget.EntityTarget(new EntityType("product"), "pid"),
                ImportFormat.CSV,
                StandardCharsets.UTF_8,
                Map.of());
        receive(products, "pid,name\np1,Pen\n".getBytes(StandardCharsets.UTF_8));
        var file = """
                order,customer_id,product_id,amount,at
                1,A,p1,9.5,2025-01-01T00:00:00Z
                2,A,p1,9.5,2025-01-01T00:00:00Z
                3,A,nope,1,2025-01-01T00:00:00Z
                """;
        var first = purchases(file, "order");
        var again = purchases(file, "order");
        var changed = purchases(file.replace("2,A,p1,9.5", "2,A,p1,12"), "order");

        assertThat(first)
                .extracting(ImportStatus::created, ImportStatus::rejected)
                .containsExactly(2L, 1L);
        assertThat(first.rejections().getFirst().reason()).contains("product_nope");
        assertThat(again)
                .extracting(ImportStatus::created, ImportStatus::unchanged)
                .containsExactly(0L, 2L);
        assertThat(changed)
                .extracting(ImportStatus::updated, ImportStatus::unchanged)
                .containsExactly(1L, 1L);
        assertThat(one("""
                MATCH (:Customer)-[r:PURCHASED]->(:Product)
                RETURN {count: count(r), sum: sum(r.amount)} AS x""")).containsEntry("count", 2L).containsEntry("sum", 21.5);
    }

    @Test
    void withoutAKeyTheWholeRowTellsRelationshipsApart() {
        customers("symbol,name\nA,One\nB,Two\n");
        var request = new ImportRequest(
                new ImportTarget.RelationshipTarget(
                        "KNOWS",
                        new ImportTarget.Endpoint(new EntityType("customer"), "a"),
                        new ImportTarget.Endpoint(new EntityType("customer"), "b"),
                        null),
                ImportFormat.CSV,
                StandardCharsets.UTF_8,
                Map.of());
        var body = "a,b,since\nA,B,2020\nA,B,2021\nA,B,2020\n".getBytes(StandardCharsets.UTF_8);

        assertThat(receive(request, body))
                .extracting(ImportStatus::created, ImportStatus::rejected)
                .containsExactly(2L, 1L);
        assertThat(receive(request, body)).extracting(ImportStatus::unchanged).isEqualTo(2L);
    }

    @Test
    void refusesAFileWithoutTheIdColumnAtOnce() {
        assertThatThrownBy(() -> customers("ticker,name\nA,One\n"))
                .isInstanceOf(GraphModelException.InvalidValue.class)
                .hasMessageContaining("no column 'symbol'")
                .hasMessageContaining("ticker, name");
        assertThatThrownBy(() -> customers("")).hasMessageContaining("empty");
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void rejectsValuesThatContradictAStatedType() {
        var status = receive(
                entities(StandardCharsets.UTF_8, Map.of("founded", ColumnType.INTEGER)),
                "symbol,name,founded\nA,One,1999\nB,Two,long ago\n".getBytes(StandardCharsets.UTF_8));

        assertThat(status.created()).isEqualTo(1);
        assertThat(status.rejections())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("founded", "integer", "long ago"));
    }

    @Test
    void reportsWhatAnEarlierProcessLeftAsInterrupted() throws Exception {
        customers("symbol,name\nA,One\n");
        neo4j.cypher("MATCH (i:Import) SET i.state = 'running'", Map.of());
        Files.writeString(spool.resolve("import_left"), "rest");

        try (var next = new DefaultImports(neo4j.graph(), INDEXED, neo4j.changes(), spool, "test")) {
            assertThat(next.latest(5)).singleElement().satisfies(status -> {
                assertThat(status.state()).isEqualTo(ImportState.INTERRUPTED);
                assertThat(status.created()).isEqualTo(1);
                assertThat(status.message()).contains("send the same file again");
            });
        }
        assertThat(spool).isEmptyDirectory();
    }

    private ImportStatus customers(String csv) {
        return receive(entities(StandardCharsets.UTF_8, Map.of()), csv.getBytes(StandardCharsets.UTF_8));
    }

    private ImportStatus purchases(String csv, String key) {
        var request = new ImportRequest(
                new ImportTarget.RelationshipTarget(
                        "PURCHASED",
                        ImportTarget.Endpoint.parse("from", "customer:customer_id"),
                        ImportTarget.Endpoint.parse("to", "product:product_id"),
                        key),
                ImportFormat.CSV,
                StandardCharsets.UTF_8,
                Map.of());
        return receive(request, csv.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportRequest entities(Charset charset, Map<String, ColumnType> types) {
        return new ImportRequest(
                new ImportTarget.EntityTarget(new EntityType("customer"), "symbol"), ImportFormat.CSV, charset, types);
    }

    private ImportStatus receive(ImportRequest request, byte[] body) {
        var id = imports.receive(request, new ByteArrayInputStream(body)).id();
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(deadline)) {
            var status = imports.find(id).orElseThrow();
            if (status.finishedAt() != null) {
                return status;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("The import did not end");
    }

    private Map<String, @Nullable Object> one(String statement) {
        return neo4j.graph().read(statement, Map.of()).getFirst().map("x");
    }
}
