package tech.aia.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The walk through the API document: every block that it prints, and what runs it. */
class DocumentWalkTests {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("aia.shared.data", "")).resolveSibling("spec/aia-api.md");
    private static final String FENCE = "```";
    private static final String NOT_RUN = "not run: ";

    private static final Map<String, String> RUNNERS = Map.of(
            "limits", "app/src/test/java/tech/aia/app/security/LimitIT.java",
            "requests", "app/src/test/java/tech/aia/app/rest/aia/PrintedRequestsIT.java",
            "python", "clients/python/tests/test_document.py",
            "typescript", "clients/typescript/test/document.test.mjs",
            "webhook", "app/src/test/java/tech/aia/app/webhook/PrintedHandlerIT.java",
            "clients", "app/src/test/java/tech/aia/app/ClientsIT.java");

    /**
     * The line of each fence, the language, and what runs the block: one of {@link #RUNNERS}, which names the heading or takes all blocks of
     * its kind, or why nothing does.
     */
    private static final String WALK = """
            32 mermaid | not run: a picture of another architecture
            76 bash | not run: comments only
            87 http | requests
            98 json | requests
            110 http | requests
            119 python | python Python Example
            209 javascript | typescript JavaScript/Node.js Example
            314 http | requests
            319 json | requests
            336 http | requests
            341 json | requests
            367 http | requests
            388 json | requests
            402 http | requests
            407 json | requests
            434 http | requests
            446 json | requests
            472 http | requests
            485 json | requests
            509 http | requests
            514 json | requests
            555 http | requests
            571 json | requests
            604 python | python Agent Task Orchestration
            649 http | requests
            673 http | requests
            678 json | requests
            717 bash | not run: prerequisites of another stack
            730 bash | not run: set-up of another stack
            749 bash | not run: set-up of another stack
            765 bash | not run: settings of another stack
            794 bash | not run: migrations of another stack
            806 bash | not run: starts another stack
            816 bash | not run: a frontend that is not printed
            838 yaml | not run: containers of another stack
            883 bash | not run: starts another stack
            893 text | not run: folders of another stack
            914 bash | not run: tests of another stack, which are not printed
            929 bash | not run: tests of another stack, which are not printed
            942 bash | not run: tests of another stack, which are not printed
            956 python | python API Endpoint Testing
            1018 python | not run: SQLAlchemy models of another stack
            1074 python | python Load Testing with Locust
            1131 bash | not run: the tool for the block before, whose tasks are run without it
            1149 http | requests
            1162 python | webhook Webhook Handler Example (Python Flask)
            1234 python | python Batch Task Submission
            1312 json | requests
            1355 python | python Python Error Handling
            1497 http | limits
            1507 python | python 1. Request Batching
            1518 python | python 2. Response Caching
            1583 python | python 3. Connection Pooling
            1659 bash | clients
            1664 python | python Complete SDK Example
            1732 bash | clients
            1737 typescript | typescript TypeScript SDK Example
            1850 typescript | typescript React Integration Example
            1975 python | python Streaming API Example
            """;

    /** @param heading that it stands below */
    private record Block(int line, String language, String heading) {
        String place() {
            return line + " " + language;
        }
    }

    @Test
    void everyBlockIsRunOrSaysWhyNot() throws IOException {
        assumeTrue(Files.isReadable(DOCUMENT), "The API document is not here");
        var walk = WALK.lines().map(line -> line.split(" \\| ", 2)).toList();
        var blocks = blocks();
        assertThat(walk)
                .extracting(entry -> entry[0])
                .isEqualTo(blocks.stream().map(Block::place).toList());
        for (int i = 0; i < blocks.size(); i++) {
            requireRunner(blocks.get(i), walk.get(i)[1]);
        }
    }

    private static void requireRunner(Block block, String how) throws IOException {
        if (how.startsWith(NOT_RUN)) {
            assertThat(how).as(block.place()).hasSizeGreaterThan(NOT_RUN.length());
            return;
        }
        var words = how.split(" ", 2);
        var file = Path.of("..", Objects.requireNonNull(RUNNERS.get(words[0]), how));
        assertThat(file).as(block.place()).isRegularFile();
        if (words.length == 2) {
            assertThat(block.heading()).as(block.place()).isEqualTo(words[1]);
            assertThat(file).as(block.place()).content().containsPattern("[\"']" + Pattern.quote(words[1]));
        }
    }

    private static List<Block> blocks() throws IOException {
        var blocks = new ArrayList<Block>();
        var heading = "";
        var within = false;
        var number = 0;
        for (var line : Files.readAllLines(DOCUMENT)) {
            number++;
            if (line.startsWith(FENCE)) {
                var language = line.substring(FENCE.length());
                if (!within) {
                    blocks.add(new Block(number, language.isEmpty() ? "text" : language, heading));
                }
                within = !within;
            } else if (!within && line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
        }
        return blocks;
    }
}
