package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CliSearchTests {
    private static final String TWO_FOUND = """
            {"search_id": "s", "results": [
              {"entity_id": "customer_NVDA", "entity_type": "customer", "score": 0.97, "similarity_score": 0.91237, "match_explanation": "Strong match on 'chips'",
               "entity_data": {"name": "NVIDIA"}},
              {"entity_id": "product_7", "entity_type": "product", "score": 0.85, "similarity_score": 0.8, "match_explanation": null,
               "entity_data": {"name": "Wafer"}}],
             "query_vector_dimensions": 384, "search_time_ms": 3}
            """;

    private final WireServer server = new WireServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void printsWhatWasFoundBestFirst() {
        server.answer(200, TWO_FOUND);

        var outcome = run("search", "chips");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                rank   score  similarity  type      id             name
                ----  ------  ----------  --------  -------------  ------
                   1  0.9700      0.9124  customer  customer_NVDA  NVIDIA
                   2  0.8500      0.8000  product   product_7      Wafer
                """);
        assertThat(server.asked().getFirst().json()).isEqualTo(ApiClient.JSON.readTree("""
                        {"query": "chips", "limit": 10, "include_explanations": false}
                        """));
    }

    @Test
    void showsWhyEachResultMatches() {
        server.answer(200, TWO_FOUND);

        var outcome = run("search", "chips", "--explain");

        assertThat(outcome.out()).contains("explanation").contains("Strong match on 'chips'");
        assertThat(server.asked().getFirst().text()).contains("\"include_explanations\":true");
    }

    @Test
    void sendsEveryOption() {
        server.answer(200, "{\"results\": []}");

        var outcome = run(
                "search",
                "chips",
                "--limit",
                "3",
                "--type",
                "customer",
                "--type",
                "product",
                "--mode",
                "lexical",
                "--threshold",
                "0.7",
                "--filter",
                "sector=Technology",
                "--filter",
                "revenue>=1000",
                "--filter",
                "revenue < 5e6",
                "--filter",
                "city=Bonn",
                "--filter",
                "city=Oslo",
                "--filter",
                "zip=\"0123\"",
                "--filter",
                "active=true");

        assertThat(outcome.out()).isEqualTo("Nothing found.\n");
        assertThat(server.asked().getFirst().json()).isEqualTo(ApiClient.JSON.readTree("""
                        {"query": "chips", "limit": 3, "include_explanations": false, "mode": "lexical", "threshold": 0.7,
                         "types": ["customer", "product"],
                         "filters": {"sector": "Technology", "revenue": {"gte": 1000, "lt": 5e6}, "city": ["Bonn", "Oslo"],
                                     "zip": "0123", "active": true}}
                        """));
    }

    @Test
    void passesOnJsonAsItCame() {
        server.answer(200, TWO_FOUND);

        assertThat(run("search", "chips", "--json").out()).isEqualTo(TWO_FOUND);
    }

    @Test
    void refusesAConditionItCannotRead() {
        var outcome = run("search", "chips", "--filter", "sector");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("--filter must look like sector=Technology or 'revenue>=1000', not 'sector'.\n");
    }

    @Test
    void refusesAValueAndARangeForTheSameProperty() {
        assertThat(run("search", "chips", "--filter", "revenue=1", "--filter", "revenue>0")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("search", "chips", "--filter", "revenue>0", "--filter", "revenue=1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void namesTheWrongOptionAndWhereToLook() {
        var outcome = run("search", "chips", "--mode", "magic");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'--mode'").contains("hybrid").contains("See aia search --help");
    }

    private CommandLineRun.Outcome run(String... args) {
        return new CommandLineRun().env("AIA_SERVER", server.url()).run(args);
    }
}
