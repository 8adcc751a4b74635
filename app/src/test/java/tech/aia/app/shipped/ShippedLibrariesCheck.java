package tech.aia.app.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what lies in target/aia/lib against its list and against the faults that are known of such libraries. */
class ShippedLibrariesCheck {
    private static final Path SHIPPED = Path.of("target", "aia");
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Library(String name, String version, String file) {}

    private record Fault(String library, String fixed, String id) {
        boolean isIn(Library shipped) {
            return shipped.name().equals(library) && new Version(shipped.version()).compareTo(new Version(fixed)) < 0;
        }
    }

    @Test
    void theListHasEveryJarThatIsShippedAndNoOther() throws IOException {
        try (var files = Files.list(SHIPPED.resolve("lib"))) {
            var jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("aia.jar"))
                    .toList();

            assertThat(jars).hasSizeGreaterThan(150);
            assertThat(libraries()).extracting(Library::file).containsExactlyInAnyOrderElementsOf(jars);
        }
    }

    @Test
    void noShippedLibraryHasAKnownFault() throws IOException {
        var shipped = libraries();

        assertThat(faults().stream()
                        .flatMap(fault -> shipped.stream()
                                .filter(fault::isIn)
                                .map(library -> library.name() + " " + library.version() + " has " + fault.id()
                                        + "; the first version without it is " + fault.fixed())))
                .isEmpty();
    }

    @Test
    void everyKnownFaultIsOfALibraryThatIsShippedAndNamesItsSource() throws IOException {
        var names = libraries().stream().map(Library::name).collect(Collectors.toSet());

        assertThat(faults()).hasSizeGreaterThan(50).allSatisfy(fault -> {
            assertThat(names).contains(fault.library());
            assertThat(fault.id()).matches("CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3}");
        });
        assertThat(known().path("faults"))
                .allSatisfy(fault -> assertThat(fault.path("source").asString()).startsWith("https://"));
    }

    @Test
    void anOlderVersionWouldBeFound() throws IOException {
        var old = List.of(
                new Library("org.apache.logging.log4j:log4j-core", "2.14.1", ""),
                new Library("io.netty:netty-codec-http", "4.2.4.Final", ""),
                new Library("com.fasterxml.jackson.core:jackson-databind", "2.9.10.8", ""));

        for (var library : old) {
            assertThat(faults()).as(library.name()).anyMatch(fault -> fault.isIn(library));
        }
    }

    @Test
    void theListTellsNothingOfTheMachineThatBuiltItAndIsTheSameEveryTime() throws IOException {
        var text = Files.readString(SHIPPED.resolve("libraries.cdx.json"));

        assertThat(text)
                .doesNotContain(System.getProperty("user.home") + "/", System.getProperty("user.dir"), "file:")
                .doesNotContain("externalReferences", "serialNumber");
        assertThat(JSON.readTree(text).path("metadata").has("timestamp")).isFalse();
    }

    private static List<Library> libraries() throws IOException {
        var list = JSON.readTree(Files.readString(SHIPPED.resolve("libraries.cdx.json")));
        assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
        return list.path("components")
                .valueStream()
                .map(ShippedLibrariesCheck::library)
                .toList();
    }

    private static Library library(JsonNode component) {
        var purl = component.path("purl").asString();
        var version = component.path("version").asString();
        var artifact = component.path("name").asString();
        var classifier = purl.contains("classifier=")
                ? "-" + purl.replaceFirst(".*classifier=", "").replaceFirst("&.*", "")
                : "";
        return new Library(
                component.path("group").asString() + ":" + artifact,
                version,
                artifact + "-" + version + classifier + ".jar");
    }

    private static List<Fault> faults() throws IOException {
        return known().path("faults")
                .valueStream()
                .map(fault -> new Fault(
                        fault.path("library").asString(),
                        fault.path("fixed").asString(),
                        fault.path("id").asString()))
                .toList();
    }

    private static JsonNode known() throws IOException {
        return JSON.readTree(Files.readString(Path.of("..", "config", "known-vulnerable.json")));
    }
}
