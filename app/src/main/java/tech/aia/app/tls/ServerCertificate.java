package tech.aia.app.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The files of a certificate with its chain and of its private key, both PEM.
 *
 * @param certificate the server's own certificate first, then those that vouch for it
 * @param key PKCS #8, or the older forms of EC and RSA keys; not encrypted
 */
public record ServerCertificate(Path certificate, Path key) {
    /** Where {@link SelfSignedCertificate} puts them, and where they are looked for. */
    public static ServerCertificate in(Path data) {
        var directory = data.resolve("tls");
        return new ServerCertificate(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    }

    public boolean exists() {
        return Files.exists(certificate) && Files.exists(key);
    }

    /** @throws CertificateException when a server could not serve with these, or should not */
    public void check(Clock clock) {
        requireReadable(certificate, "certificate");
        requireReadable(key, "key");
        var own = chain().getFirst();
        requireInForce(own, clock.instant());
        requireHidden();
        if (!PrivateKeyFile.read(key).fits(own.getPublicKey())) {
            throw new CertificateException("The key in " + key + " is not that of the certificate in " + certificate
                    + ": give the two that were made together.");
        }
    }

    /** @throws CertificateException when there is none in the file */
    public List<X509Certificate> chain() {
        try (var in = Files.newInputStream(certificate)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new CertificateException(noCertificate());
            }
            return chain;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new CertificateException(noCertificate(), unreadable);
        }
    }

    private String noCertificate() {
        return "There is no certificate in " + certificate
                + ": it must be PEM, which begins with -----BEGIN CERTIFICATE-----.";
    }

    private static void requireReadable(Path file, String what) {
        if (!Files.isRegularFile(file)) {
            throw new CertificateException("The " + what + " file " + file + " does not exist: name another with --tls-"
                    + what + ", or make a certificate for trying with ./aia certificate.");
        }
        if (!Files.isReadable(file)) {
            throw new CertificateException("The " + what + " file " + file
                    + " may not be read by the user whom the server runs as: let it read the file.");
        }
    }

    private void requireInForce(X509Certificate own, Instant now) {
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new CertificateException("The certificate in " + certificate + " expired at "
                    + own.getNotAfter().toInstant() + ": renew it, one for trying with ./aia certificate --renew.");
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new CertificateException("The certificate in " + certificate + " is good only from "
                    + own.getNotBefore().toInstant() + " on: check the clock of this machine, or give another.");
        }
    }

    /** A group may share a key, as it does for certificates of a system; everybody may not. */
    private void requireHidden() {
        try {
            var rights = Files.getPosixFilePermissions(key, new LinkOption[0]);
            if (rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new CertificateException("Everybody on this machine may read or write the key " + key
                        + ": chmod 600 " + key + " first.");
            }
        } catch (UnsupportedOperationException noSuchRights) {
            // Other systems keep files apart by other means.
        } catch (IOException unreadable) {
            throw new CertificateException(
                    "The key file " + key + " cannot be looked at: " + unreadable.getMessage(), unreadable);
        }
    }
}
