package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script in a project of its own, with JDKs and a Maven that only write down how they were called. */
class CliScriptTests {
    @TempDir
    private Path folder;

    private ScriptProject project;

    @BeforeEach
    void create() throws IOException {
        project = new ScriptProject(folder);
    }

    @Test
    void explainsItselfWithoutAnyJdk() throws Exception {
        var outcome = project.run("help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo(RootCommand.helpText());
        assertThat(project.run()).isEqualTo(outcome);
    }

    @Test
    void refusesTooOldJdksInOneSentence() throws Exception {
        project.env("JAVA_HOME", project.jdk("17.0.15"))
                .env("AIA_JDK_PATH", project.jdk("21") + ":" + project.jdk("1.8.0_402"));

        for (var command : new String[] {"up", "version", "test", "import"}) {
            var outcome = project.run(command);
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualTo("AIA needs JDK 25 or newer, but only version 8, 17, 21 was found:"
                            + " install one (Temurin or OpenJDK 25, for example) or set JAVA_HOME to it.\n");
        }
    }

    @Test
    void saysWhenThereIsNoJdkAtAll() throws Exception {
        assertThat(project.run("up").err()).startsWith("AIA needs JDK 25 or newer, but none was found:");
    }

    @Test
    void findsTheJdkItself() throws Exception {
        var home = project.jdk("26.0.1");
        project.env("AIA_JDK_PATH", project.jdk("27-ea") + ":" + project.jdk("25.0.2") + ":" + project.jdk("21"));

        assertThat(project.run("jdk").out().strip()).isEqualTo(project.jdk("25.0.2"));
        assertThat(project.env("JAVA_HOME", project.jdk("17")).run("jdk").out().strip())
                .isEqualTo(project.jdk("25.0.2"));
        assertThat(project.env("JAVA_HOME", home).run("jdk").out().strip()).isEqualTo(home);
    }

    @Test
    void takesTheJdkOnThePath() throws Exception {
        project.link("java", Path.of(project.jdk("25.0.2"), "bin", "java"));

        assertThat(project.run("jdk").out().strip()).isEqualTo(project.jdk("25.0.2"));
    }

    @Test
    void buildsOnceAndAgainForTheServerWhenASourceChanged() throws Exception {
        project.withJdk().withMaven(0);

        assertThat(project.run("up").err()).contains("Building AIA");
        assertThat(project.run("up").err()).doesNotContain("Building AIA");
        assertThat(project.mavenCalls()).containsExactly("-q -B -DskipTests -pl app -am package");

        project.touchSource();
        assertThat(project.run("cypher", "RETURN 1").err()).doesNotContain("Building AIA");
        assertThat(project.run("up").err()).contains("Building AIA");
        assertThat(project.run("up").err()).doesNotContain("Building AIA");
        assertThat(project.mavenCalls()).hasSize(2);
    }

    @Test
    void keepsWhatMavenSaysAwayFromTheOutputOfACommand() throws Exception {
        project.withJdk().withMaven(0);

        var outcome = project.run("cypher", "--json", "RETURN 1");

        assertThat(outcome.out()).doesNotContain("maven speaks");
        assertThat(outcome.err()).contains("maven speaks");
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        project.withJdk().withMaven(1);

        var outcome = project.run("up");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("maven speaks").endsWith("The build failed; what Maven said is above.\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void asksForMavenInOneSentence() throws Exception {
        var outcome = project.withJdk().run("up");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("AIA is built by Maven, but there is no mvn on the PATH: install Maven 3.8 or newer.\n");
    }

    @Test
    void buildsOnlyOnceWhenStartedTwiceAtTheSameTime() throws Exception {
        project.withTool("flock").withJdk().withSlowMaven();

        var first = project.start("up");
        var second = project.start("up");

        assertThat(ScriptProject.outcome(first).exitCode()).isZero();
        assertThat(ScriptProject.outcome(second).exitCode()).isZero();
        assertThat(project.mavenCalls()).hasSize(1);
    }

    @Test
    void givesTheServerTheFlagsOfTheBuildAndTheHeapOfTheEnvironment() throws Exception {
        project.withJdk().withMaven(0).env("AIA_HEAP", "3g").env("AIA_JAVA_OPTS", "-Da=1 -Db=2");

        var java = project.run("up", "--port", "1").out().lines().toList();

        assertThat(java)
                .startsWith(
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED")
                .contains("-Xmx3g", "-XX:+ExitOnOutOfMemoryError", "-Da=1", "-Db=2")
                .endsWith("-jar", project.root() + "/app/target/aia/aia-launcher.jar", "up", "--port", "1");
        for (var heap : new String[] {"lots", "2", "g", "2gg", "-2g", "2 g", "02g"}) {
            var refused = project.env("AIA_HEAP", heap).run("up");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualTo("AIA_HEAP must be an amount of memory such as 2g or 1500m, not '" + heap + "'.\n");
        }
    }

    @Test
    void givesAReleaseOfJavaOnlyOptionsThatItKnows() throws Exception {
        project.withMaven(0);

        assertThat(project.env("JAVA_HOME", project.jdk("25.0.2")).run("up").out())
                .contains("-XX:+UnlockExperimentalVMOptions\n-XX:+TrustFinalNonStaticFields\n");
        assertThat(project.env("JAVA_HOME", project.jdk("26")).run("up").out())
                .contains("--enable-native-access=ALL-UNNAMED\n")
                .doesNotContain("TrustFinalNonStaticFields");
    }

    @Test
    void handsArgumentsOnUnchangedThroughLinksAndFromAnywhere() throws Exception {
        project.withJdk().withMaven(0);
        var elsewhere = Files.createDirectories(folder.resolve("else where"));
        var link = Files.createSymbolicLink(elsewhere.resolve("aia"), Path.of("../project dir/aia"));

        var java = project.runScript(link, elsewhere, "search", "high value  \"customers\" $HOME *", "Zürich")
                .out();

        assertThat(java).endsWith("tech.aia.app.Aia\nsearch\nhigh value  \"customers\" $HOME *\nZürich\n");
        assertThat(java).contains("-Dstdout.encoding=UTF-8").doesNotContain("aia.terminal");
    }

    @Test
    void makesCertificatesWithWhatThatNeeds() throws Exception {
        project.withJdk().withMaven(0);
        project.run("version");
        for (var jar : new String[] {"bcpkix-jdk18on-1.jar", "bcprov-jdk18on-1.jar", "bcutil-jdk18on-1.jar"}) {
            Files.createFile(project.root().resolve("app/target/aia/lib").resolve(jar));
        }

        var java = project.run("certificate", "--host", "kb.example.org").out();

        assertThat(java)
                .contains("/lib/bcpkix-jdk18on-1.jar:", "/lib/bcprov-jdk18on-1.jar:", "/lib/bcutil-jdk18on-1.jar\n")
                .endsWith("tech.aia.app.Aia\ncertificate\n--host\nkb.example.org\n");
    }

    @Test
    void fetchesAModelOnceWithWhatTellsTheEncoderHowItIsUsed() throws Exception {
        project.withUnpackingJdk().withMaven(0);
        var model = folder.toRealPath().resolve("models/bge-small-en-v1.5");

        var outcome = project.run("model", "bge-small-en-v1.5");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo(model + "\n");
        assertThat(model.resolve("bge-small-en-v1.5.onnx")).exists();
        assertThat(model.resolve("tokenizer.json")).exists();
        assertThat(model.resolve("1_Pooling/config.json")).content().contains("\"pooling_mode_cls_token\": true");
        assertThat(model.resolve("config_sentence_transformers.json"))
                .content()
                .contains("{\"query\": \"Represent this sentence for searching relevant passages: \"}");
        assertThat(model.getParent()).isDirectoryNotContaining("glob:**fetching*");
        assertThat(project.run("model", "bge-small-en-v1.5").out()).isEqualTo(outcome.out());
        assertThat(project.mavenCalls()).singleElement().asString().startsWith("-q -B -N dependency:copy -Dartifact=");
        assertThat(project.run("model", "all-minilm-l6-v2-q", "else where").out())
                .isEqualTo(folder.toRealPath().resolve("else where/all-minilm-l6-v2-q") + "\n");
    }

    @Test
    void leavesNothingOfAModelThatCannotBeFetched() throws Exception {
        project.withUnpackingJdk().withMaven(1);

        var outcome = project.run("model", "bge-small-en-v1.5");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("The model could not be fetched; what Maven said is above.");
        assertThat(folder.resolve("models")).isEmptyDirectory();
        assertThat(project.run("model", "bert").exitCode()).isEqualTo(2);
        assertThat(project.run("model").err()).startsWith("There is no model '' to fetch; there are bge-small-en-v1.5");
    }

    @Test
    void runsEveryTestThroughMaven() throws Exception {
        project.withJdk().withMaven(3);

        var outcome = project.run("test", "-Dx=y");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEqualTo("maven speaks\n");
        assertThat(project.mavenCalls()).containsExactly("-B verify -Dx=y");
    }

    @Test
    void refusesAnUnknownCommand() throws Exception {
        var outcome = project.run("fly");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("There is no command 'fly'. See ./aia help\n");
    }

    @Test
    void trustsABuildMadeByHand() throws Exception {
        project.withJdk();
        var launcher = project.root().resolve("app/target/aia/aia-launcher.jar");
        Files.createDirectories(launcher.resolveSibling("lib"));
        Files.createFile(launcher.resolveSibling("lib").resolve("aia.jar"));
        Files.createFile(launcher);
        Files.setLastModifiedTime(launcher, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(project.run("up").exitCode()).isZero();
    }
}
