package tech.aia.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shell commands that the documentation prints: fenced blocks, and indented lines that call the server or the command line. */
final class ShellBlocks {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("^```sh\n(.*?)^```|^ {4}((?:curl|\\./aia) [^\n]*\n)", Pattern.DOTALL | Pattern.MULTILINE);

    private ShellBlocks() {}

    /**
     * Commands that stand together.
     *
     * @param page its file's name
     */
    record Block(String page, String commands) {
        String name() {
            return page + ": " + commands.lines().findFirst().orElse("");
        }
    }

    /** In the order of the pages, the README first, and of the commands in them. */
    static List<Block> all() throws IOException {
        try (var files = Files.list(ROOT.resolve("docs"))) {
            var pages = files.filter(file -> file.toString().endsWith(".md")).sorted();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
                    .flatMap(ShellBlocks::in)
                    .toList();
        }
    }

    private static Stream<Block> in(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page))
                    .results()
                    .map(found -> new Block(
                            page.getFileName().toString(), found.group(1) == null ? found.group(2) : found.group(1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
