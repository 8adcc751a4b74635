package tech.aia.cypher.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;

/**
 * One numbered file {@code V0003__what_it_does.cypher}: statements that each end with a semicolon at a line's end, and comment
 * lines beginning with {@code //}.
 */
record Migration(int version, String description, List<String> statements, String checksum) {
    private static final Pattern NAME = Pattern.compile("V(\\d{4})__(\\w+)\\.cypher");

    static Migration read(Resource resource) {
        var name = NAME.matcher(String.valueOf(resource.getFilename()));
        if (!name.matches()) {
            throw new IllegalStateException("Not the name of a migration: " + resource.getFilename());
        }
        try {
            var text = resource.getContentAsString(StandardCharsets.UTF_8);
            var crc = new CRC32();
            crc.update(text.getBytes(StandardCharsets.UTF_8));
            return new Migration(
                    Integer.parseInt(name.group(1)),
                    name.group(2).replace('_', ' '),
                    statements(text),
                    Long.toHexString(crc.getValue()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> statements(String text) {
        var code = text.lines().filter(line -> !line.strip().startsWith("//")).toList();
        return Arrays.stream(String.join("\n", code).split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
