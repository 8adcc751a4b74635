package tech.aia.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tech.aia.app.tls.ServerCertificate;

/** Settings that an option, an environment variable or a default gives, in this order; a refusal names where the value came from. */
final class Settings {
    private static final int HIGHEST_PORT = 65535;

    private final Terminal terminal;

    Settings(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Setting(String source, String value) {}

    /** Null when neither says anything. */
    @Nullable
    String text(@Nullable String given, String option, String variable) {
        var setting = setting(given, option, variable);
        return setting == null ? null : setting.value();
    }

    /** What is separated by commas or given several times. */
    List<String> list(@Nullable List<String> given, String option, String variable) {
        var value = text(given == null ? null : String.join(",", given), option, variable);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    boolean flag(String variable) {
        var value = terminal.variable(variable);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw CliException.usage(
                    "The environment variable " + variable + " must be true or false, not '" + value + "'.");
        }
        return true;
    }

    /** A port from 0, which means any free one, to 65535. */
    int port(@Nullable String given, String option, String variable, int fallback) {
        var setting = setting(given, option, variable);
        if (setting == null) {
            return fallback;
        }
        if (setting.value().matches("\\d{1,5}")) {
            var port = Integer.parseInt(setting.value());
            if (port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw CliException.usage(
                setting.source() + " must be a port number from 0 to 65535, not '" + setting.value() + "'.");
    }

    Path dataDirectory(@Nullable String given) {
        var setting = setting(given, "--data", "AIA_DATA");
        var value = setting == null ? "data" : setting.value();
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException failure) {
            throw CliException.usage("'" + value + "' is not a name for a data directory.");
        }
    }

    /** Null when nothing names an external Neo4j, which means the embedded one. */
    ServerOptions.@Nullable ExternalNeo4j externalNeo4j(@Nullable String given) {
        var setting = setting(given, "--neo4j-uri", "AIA_NEO4J_URI");
        if (setting == null) {
            return null;
        }
        var uri = uri(setting);
        if (!String.valueOf(uri.getScheme()).matches("(neo4j|bolt)(\\+s|\\+ssc)?") || uri.getHost() == null) {
            throw CliException.usage(setting.source() + " must look like neo4j://host:7687 or bolt://host:7687, not '"
                    + setting.value() + "'.");
        }
        var password = terminal.variable("AIA_NEO4J_PASSWORD");
        if (password == null) {
            throw CliException.usage("An external Neo4j needs a password: set the environment variable"
                    + " AIA_NEO4J_PASSWORD, and AIA_NEO4J_USER unless the user is neo4j.");
        }
        var user = terminal.variable("AIA_NEO4J_USER");
        return new ServerOptions.ExternalNeo4j(uri, user == null ? "neo4j" : user, password);
    }

    /** The server that client commands talk to, without a slash at the end. */
    URI server(@Nullable String given) {
        var setting = setting(given, "--server", "AIA_SERVER");
        if (setting == null) {
            return URI.create("http://localhost:" + port(null, "--port", "AIA_PORT", UpCommand.HTTP_PORT));
        }
        var uri = uri(new Setting(setting.source(), setting.value().replaceAll("/+$", "")));
        if (!String.valueOf(uri.getScheme()).matches("https?") || uri.getHost() == null || uri.getQuery() != null) {
            throw CliException.usage(
                    setting.source() + " must look like http://localhost:8080, not '" + setting.value() + "'.");
        }
        return uri;
    }

    /** Whom the commands trust to be that server. */
    SSLContext trust(URI server, @Nullable String authorities) {
        var file = text(authorities, "--ca", "AIA_CA");
        try {
            if (!"https".equals(server.getScheme())) {
                return SSLContext.getDefault();
            }
            return ClientTrust.context(
                    file == null ? null : Path.of(file),
                    ServerCertificate.in(dataDirectory(null)).certificate());
        } catch (InvalidPathException failure) {
            throw CliException.usage("'" + file + "' is not a name for a file.");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By what the commands make themselves known to a server. */
    Optional<ClientKeys> clientKeys(URI server) {
        return ClientKeys.find(terminal, dataDirectory(null), server);
    }

    private static URI uri(Setting setting) {
        try {
            return new URI(setting.value());
        } catch (URISyntaxException failure) {
            throw CliException.usage(setting.source() + " is not a valid address: '" + setting.value() + "'.");
        }
    }

    private @Nullable Setting setting(@Nullable String given, String option, String variable) {
        if (given != null) {
            return new Setting(option, given.strip());
        }
        var value = terminal.variable(variable);
        return value == null ? null : new Setting("The environment variable " + variable, value);
    }
}
