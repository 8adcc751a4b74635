package tech.aia.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.net.URL;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the rooms to what docs/architecture.md says of them. */
class ArchitectureTests {
    /** From the bottom up: a module may use those before it. */
    private static final List<String> MODULES = List.of("cypher", "graph", "embeddings", "graphql", "app");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tech.aia");

    @Test
    void everyModuleWasSeen() {
        for (var module : MODULES) {
            assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith("tech.aia." + module)))
                    .as(module)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void modulesUseOnlyThoseBelow() {
        for (int i = 0; i < MODULES.size(); i++) {
            for (var above : MODULES.subList(i + 1, MODULES.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("tech.aia." + MODULES.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("tech.aia." + above + "..")
                        .check(CLASSES);
            }
        }
    }

    @Test
    void onlyTheCypherModuleTouchesNeo4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tech.aia.cypher..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.neo4j..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEmbeddingsModuleTouchesLuceneAndTheEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tech.aia.embeddings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.lucene..", "ai.djl..", "ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void onlyAgentsWithALanguageModelTouchLangChain4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tech.aia.app.agents.llm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(CLASSES);
    }

    @Test
    void callsGoOutByOneDoorOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("tech.aia.app.outbound..", "tech.aia.app.cli..", "tech.aia.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.apache.hc..",
                        "org.springframework.web.client..",
                        "org.springframework.http.client..",
                        "org.springframework.web.reactive.function.client..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(URLConnection.class.getName())
                .orShould()
                .callMethod(URL.class, "openStream")
                .orShould()
                .callMethod(URL.class, "openConnection")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCyclesWithinAModule() {
        for (var module : MODULES.subList(1, MODULES.size())) {
            SlicesRuleDefinition.slices()
                    .matching("tech.aia." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = CLASSES.stream().map(JavaClass::getPackage).distinct().toList();
        assertThat(packages)
                .hasSizeGreaterThan(10)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    @Test
    void atLeastHalfOfTheTopLevelTypesAreNotPublic() {
        var topLevel = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .toList();
        var hidden = topLevel.stream()
                .filter(c -> !c.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        assertThat(topLevel).hasSizeGreaterThan(100);
        assertThat(hidden * 2).isGreaterThan(topLevel.size());
    }

    @Test
    void onlyOneClassHasAMain() {
        assertThat(CLASSES.stream()
                        .filter(c -> c.getMethods().stream()
                                .anyMatch(m -> m.getName().equals("main")
                                        && m.getModifiers().contains(JavaModifier.STATIC)
                                        && Arrays.asList(String[].class.getName())
                                                .equals(m.getRawParameterTypes().stream()
                                                        .map(JavaClass::getName)
                                                        .toList()))))
                .extracting(JavaClass::getName)
                .containsExactly("tech.aia.app.Aia");
    }
}
