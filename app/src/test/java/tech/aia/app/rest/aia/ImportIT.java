package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tools.jackson.databind.JsonNode;

class ImportIT extends AppIT {
    private static final String CUSTOMERS = "/knowledge-graph/import?type=customer&id=symbol";
    private static final String TWO = "symbol,name,founded\nACME,Acme Corp,1949-09-17\nBÄR,Bärenbräu,1888-01-02\n";

    @Test
    void importsCsvUntilItCanBeSearchedAndTellsHowItWent() {
        var accepted = post("text/csv", TWO);

        assertThat(accepted.status()).isEqualTo(202);
        var tracking = accepted.json().path("tracking_url").asString();
        assertThat(accepted.header("Location")).isEqualTo(tracking);
        assertThat(tracking).endsWith(accepted.json().path("import_id").asString());
        assertThat(accepted.json().path("status").asString()).isIn("queued", "running");

        var done = completed(accepted);
        assertThat(done.path("phase").asString()).isEqualTo("done");
        assertThat(done.path("subject").asString()).isEqualTo("customer");
        assertThat(done.path("total_rows").asInt()).isEqualTo(2);
        assertThat(done.path("processed").asInt()).isEqualTo(2);
        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("progress").asDouble()).isEqualTo(100);
        assertThat(done.path("searchable").asBoolean()).isTrue();
        assertThat(done.path("rate").asDouble()).isPositive();
        assertThat(done.path("finished_at").asString()).endsWith("Z");
        assertThat(http().get("/knowledge-graph/entities/customer_ACME")
                        .json()
                        .path("embedded")
                        .asBoolean())
                .isTrue();
        assertThat(http().get("/knowledge-graph/imports").json().path("imports").get(0))
                .isEqualTo(done);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        completed(post("text/csv", TWO));

        var again = completed(post("text/csv", TWO));

        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("created").asInt() + again.path("updated").asInt())
                .isZero();
    }

    /** A pear with the embedding of a rocket is found as a rocket, until its own text changes. */
    @Test
    void takesAnEmbeddingForTheTextThatItCameWith() {
        completed(http().post(
                        "/knowledge-graph/import?type=thing&id=id",
                        "text/csv",
                        bytes("id,text\nrocket,A rocket lifts off into space\n")));
        var rocket = http().post(
                        "/knowledge-graph/query",
                        "{\"query\": \"MATCH (e:Entity {id: 'thing_rocket'}) RETURN e.embedding AS embedding\"}")
                .json()
                .path("results")
                .get(0)
                .path("embedding");
        assertThat(rocket.size()).isEqualTo(384);
        var path = "/knowledge-graph/import?type=thing&id=id&embedding=vector&embedding_model=all-MiniLM-L6-v2";
        var pear = "{\"id\": \"pear\", \"text\": \"A ripe pear hangs in the orchard\", \"vector\": " + rocket + "}";

        assertThat(completed(http().post(path, "application/x-ndjson", bytes(pear)))
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(similarity("thing_pear")).isEqualTo(similarity("thing_rocket"));

        completed(http().post(
                        "/knowledge-graph/import?type=thing&id=id",
                        "text/csv",
                        bytes("id,text\npear,A juicy pear from the orchard\n")));
        assertThat(similarity("thing_pear")).isLessThan(similarity("thing_rocket") - 0.2);
    }

    private double similarity(String id) {
        return http().post(
                        "/knowledge-graph/semantic-search",
                        "{\"query\": \"space rocket launch\", \"mode\": \"semantic\"}")
                .json()
                .path("results")
                .valueStream()
                .filter(hit -> hit.path("entity_id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("similarity_score")
                .asDouble();
    }

    @Test
    void refusesEmbeddingsOfAnotherModel() {
        var refused = http().post(CUSTOMERS + "&embedding=vector&embedding_model=other", "text/csv", bytes(TWO));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().toString()).contains("embedding_model", "all-MiniLM-L6-v2");
    }

    @Test
    void rejectsBadRowsOneByOne() {
        var done = completed(post("text/csv", "symbol,name\nA,One\nB\n,Nameless\nA,Twice\nC,\"Three\"\n"));

        assertThat(done.path("rejected").asInt()).isEqualTo(3);
        assertThat(done.path("rejections")
                        .valueStream()
                        .map(row -> row.path("line").asInt()))
                .containsExactlyInAnyOrder(3, 4, 5);
        assertThat(done.path("rejections").valueStream())
                .allSatisfy(row -> assertThat(row.path("reason").asString()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/ndjson", "application/x-ndjson; charset=utf-8"})
    void importsNdjson(String contentType) {
        var done = completed(post(contentType, "{\"symbol\": \"A\", \"n\": 1}\n\n{\"symbol\": \"B\"}\n"));

        assertThat(done.path("created").asInt()).isEqualTo(2);
    }

    @Test
    void takesAByteOrderMark() {
        completed(post("text/csv", "\uFEFF" + TWO));

        assertThat(http().get("/knowledge-graph/entities/customer_ACME").status())
                .isEqualTo(200);
    }

    @Test
    void takesLatin1WhenSaidSo() {
        completed(http().post(CUSTOMERS, "text/csv; charset=ISO-8859-1", TWO.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(http().get("/knowledge-graph/entities/" + Http.encoded("customer_BÄR"))
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Bärenbräu");
    }

    @Test
    void rejectsTheRowsThatAreNotUtf8WhenLatin1WasNotSaid() {
        var done = completed(http().post(CUSTOMERS, "text/csv", TWO.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("rejections").get(0).path("line").asInt()).isEqualTo(3);
    }

    @Test
    void rejectsARowWithANulByte() {
        var done = completed(post("text/csv", "symbol,name\nA,x\0y\nB,fine\n"));

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void unpacksGzip() throws IOException {
        var done = completed(http().post(CUSTOMERS, "text/csv", gzip(bytes(TWO)), "Content-Encoding", "gzip"));

        assertThat(done.path("created").asInt()).isEqualTo(2);
    }

    @Test
    void stopsABombOfGzip() throws IOException {
        var header = bytes("symbol,name\nA,");
        var bomb = Arrays.copyOf(header, 61 * 1024 * 1024);
        Arrays.fill(bomb, header.length, bomb.length, (byte) 'x');

        var refused = http().post(CUSTOMERS, "text/csv", gzip(bomb), "Content-Encoding", "gzip");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.errorCode()).isEqualTo("E007");
        assertThat(http().get("/knowledge-graph/imports").json().path("imports"))
                .isEmpty();
    }

    @Test
    void refusesACutOffOrFalseGzip() throws IOException {
        var whole = gzip(bytes(TWO.repeat(100)));

        assertThat(http().post(
                                CUSTOMERS,
                                "text/csv",
                                Arrays.copyOf(whole, whole.length - 5),
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(400);
        assertThat(http().post(CUSTOMERS, "text/csv", bytes(TWO), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(400);
        assertThat(http().post(CUSTOMERS, "text/csv", bytes(TWO), "Content-Encoding", "br")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aFieldOf50MegabytesStopsTheFileAndKeepsWhatWasBefore() {
        var text = "symbol,name\nA,One\nB," + "x".repeat(50 * 1024 * 1024) + "\nC,Three\n";

        var done = ended(post("text/csv", text));

        assertThat(done.path("status").asString()).isEqualTo("failed");
        assertThat(done.path("message").asString()).contains("line");
        assertThat(http().get("/health")
                        .json()
                        .path("services")
                        .path("database")
                        .asString())
                .isEqualTo("healthy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
    void refusesAnotherContentTypeWithThoseTaken(String contentType) {
        var refused = post(contentType, TWO);

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.errorCode()).isEqualTo("E008");
        assertThat(refused.json().path("detail").asString())
                .contains("text/csv")
                .contains("application/x-ndjson");
    }

    @Test
    void refusesACharsetThatDoesNotExist() {
        var refused = post("text/csv; charset=no-such", TWO);

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().path("detail").asString()).contains("charset");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=customer&id=nope|422|id",
                "type=customer|400|id",
                "id=symbol|400|type",
                "type=Customer&id=symbol|422|type",
                "type=a%60)%20DETACH%20DELETE%20n%20//&id=symbol|422|type",
                "type=customer&id=symbol&types=nope:string|422|types",
                "type=customer&id=symbol&types=name:colour|422|types",
                "type=customer&id=symbol&typ=x|422|typ",
                "relationship=purchased&from=a:symbol&to=b:name|422|relationship",
                "relationship=A%60%5D-()%20DELETE%20n//&from=a:symbol&to=b:name|422|relationship",
                "relationship=PURCHASED&from=symbol&to=b:name|422|from",
                "relationship=PURCHASED&from=a:symbol|400|to"
            })
    void refusesABadRequestWithTheParameterThatIsWrong(String query, int status, String field) {
        var refused = http().post("/knowledge-graph/import?" + query, "text/csv", bytes(TWO));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.errorField()).isEqualTo(field);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(post("text/csv", "").status()).isEqualTo(422);
    }

    @Test
    void importsRelationshipsBetweenWhatExists() {
        completed(post("text/csv", TWO));
        completed(
                http().post("/knowledge-graph/import?type=product&id=sku", "text/csv", bytes("sku,name\nP1,Anvil\n")));

        var done = completed(http().post(
                        "/knowledge-graph/import?relationship=PURCHASED&from=customer:who&to=product:what&types=amount:decimal",
                        "text/csv",
                        bytes("who,what,amount\nACME,P1,3\nNOBODY,P1,4\n")));

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isEqualTo(1);
        assertThat(graph().readOne("MATCH (:Customer)-[r:PURCHASED]->(:Product) RETURN r.amount AS amount", Map.of())
                        .orElseThrow()
                        .get("amount"))
                .isEqualTo(3.0);
    }

    @Test
    void anUnknownImportIsNotFound() {
        assertThat(http().get("/knowledge-graph/imports/import_none").status()).isEqualTo(404);
        assertThat(http().get("/knowledge-graph/imports?limit=0").errorField()).isEqualTo("limit");
    }

    private Http.Answer post(String contentType, String text) {
        return http().post(CUSTOMERS, contentType, bytes(text));
    }

    private JsonNode completed(Http.Answer accepted) {
        var done = ended(accepted);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("completed");
        return done;
    }

    private JsonNode ended(Http.Answer accepted) {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var path = accepted.json().path("tracking_url").asString();
        eventually(
                "import ends",
                () -> !http().get(path).json().path("status").asString().matches("queued|running"));
        return http().get(path).json();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(Charset.forName("UTF-8"));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
