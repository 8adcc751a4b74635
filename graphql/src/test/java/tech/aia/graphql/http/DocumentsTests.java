package tech.aia.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTests {

    @Test
    void forgetsWhatWasAskedForLongestAgo() {
        var documents = new RememberedDocuments(2);
        for (var text : new String[] {"{ a }", "{ b }"}) {
            documents.find(RememberedDocuments.sha256(text), text);
        }
        documents.find(RememberedDocuments.sha256("{ a }"), null);
        documents.find(RememberedDocuments.sha256("{ c }"), "{ c }");

        assertThat(documents.find(RememberedDocuments.sha256("{ a }"), null)).isEqualTo("{ a }");
        assertThat(documents.find(RememberedDocuments.sha256("{ c }"), null)).isEqualTo("{ c }");
        assertThatThrownBy(() -> documents.find(RememberedDocuments.sha256("{ b }"), null))
                .hasMessage("PersistedQueryNotFound");
    }

    @Test
    void keepsNoMoreTextThanItMay() {
        var documents = new RememberedDocuments(100_000);
        var large = "x".repeat(RememberedDocuments.MOST_TEXT / 2 + 1);
        documents.find(RememberedDocuments.sha256(large), large);
        var other = "y".repeat(RememberedDocuments.MOST_TEXT / 2);
        documents.find(RememberedDocuments.sha256(other), other);

        assertThat(documents.find(RememberedDocuments.sha256(other), null)).isEqualTo(other);
        assertThatThrownBy(() -> documents.find(RememberedDocuments.sha256(large), null))
                .hasMessage("PersistedQueryNotFound");
    }

    @Test
    void remembersNothingWhereItMayNot() {
        var documents = new RememberedDocuments(0);

        assertThat(documents.find(null, "{ a }")).isEqualTo("{ a }");
        assertThatThrownBy(() -> documents.find(RememberedDocuments.sha256("{ a }"), null))
                .hasMessage("PersistedQueryNotSupported");
    }

    @Test
    void runsListedDocumentsOnly(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("documents.json"), "{\"first\": \"{ a }\"}");
        var documents = AllowedDocuments.of(file);

        assertThat(documents.find("first", null)).isEqualTo("{ a }");
        assertThat(documents.find(RememberedDocuments.sha256("{ a }"), null)).isEqualTo("{ a }");
        assertThat(documents.find("first", "{ a }")).isEqualTo("{ a }");
        assertThat(documents.find(null, "{ a }")).isEqualTo("{ a }");
        assertThatThrownBy(() -> documents.find(null, "{ b }")).hasMessageContaining("aia.graphql.allow-list");
        assertThatThrownBy(() -> documents.find("first", "{ b }")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> documents.find("second", null)).isInstanceOf(Refused.class);
    }

    @Test
    void saysWhichListCannotBeRead(@TempDir Path folder) throws Exception {
        var missing = folder.resolve("none.json");
        var broken = Files.writeString(folder.resolve("broken.json"), "[\"{ a }\"]");

        for (var file : new Path[] {missing, broken}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AllowedDocuments.of(file))
                    .withMessageContaining(file.toString());
        }
    }
}
