package tech.aia.app.cli;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tech.aia.app.tls.CertificateException;
import tech.aia.app.tls.HostName;
import tech.aia.app.tls.SelfSignedCertificate;
import tech.aia.app.tls.ServerCertificate;

/** {@code aia certificate}: one for trying, that nobody else vouches for. */
@Command(
        name = "certificate",
        description =
                "Makes a certificate for trying TLS, signed by itself, into the directory tls of the data directory. Then"
                        + " aia up --tls uses it.")
final class CertificateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Settings settings;
    private final Clock clock;

    @Option(names = "--data", paramLabel = "DIR", description = "The server's data directory (AIA_DATA; ./data).")
    private @Nullable String data;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Names and addresses by which the server is called, besides localhost, 127.0.0.1 and ::1.")
    private List<String> hosts = List.of();

    @Option(
            names = "--renew",
            description =
                    "Put a new one in the place of the one that is there, for the same names if no --host is given. A running"
                            + " server takes it within seconds.")
    private boolean renew;

    CertificateCommand(Terminal terminal, Settings settings, Clock clock) {
        this.terminal = terminal;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var directory = settings.dataDirectory(data);
        var files = ServerCertificate.in(directory);
        try {
            var names = hosts.isEmpty() && renew && files.exists()
                    ? names(files.chain().getFirst())
                    : hosts.stream().map(CertificateCommand::host).toList();
            if (files.exists() && !renew) {
                throw CliException.failed("There is a certificate already, " + files.certificate() + ", good until "
                        + files.chain().getFirst().getNotAfter().toInstant()
                        + ". Put another in its place with --renew.");
            }
            var made = SelfSignedCertificate.make(names, clock);
            made.write(files);
            explain(directory.toString(), files, made.certificate());
            return ExitCode.OK.value();
        } catch (CertificateException failure) {
            throw CliException.failed(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static String host(String given) {
        try {
            return HostName.of(given);
        } catch (IllegalArgumentException failure) {
            throw CliException.usage("--host " + failure.getMessage() + ".");
        }
    }

    private void explain(String directory, ServerCertificate files, X509Certificate made) {
        terminal.out()
                .printf(
                        """
                Made a certificate for %s, good until %s.
                  %-14s%s
                  %-14s%s (readable by you alone)
                  %-14s%s
                Start with      ./aia up --data %s --tls
                Call it with    curl --cacert %s https://localhost:8080/health
                The commands trust it by themselves where AIA_DATA, or else ./data, is %s,
                and elsewhere with --ca %s.
                A browser warns of it, as nobody vouches for it: compare the fingerprint before you go on.
                """,
                        String.join(", ", names(made)),
                        made.getNotAfter().toInstant(),
                        "certificate",
                        files.certificate(),
                        "key",
                        files.key(),
                        "SHA-256",
                        fingerprint(made),
                        directory,
                        files.certificate(),
                        directory,
                        files.certificate());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .map(name -> String.valueOf(name.get(1)))
                            .distinct()
                            .toList();
        } catch (CertificateParsingException unreadable) {
            throw CliException.failed(
                    "The names in the present certificate cannot be read; give them with --host.", unreadable);
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
