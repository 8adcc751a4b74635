package tech.aia.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the commands trust to be the server: the certificates of a file and nobody else, or those that Java trusts and the one in the
 * data directory.
 */
final class ClientTrust {
    private ClientTrust() {}

    /**
     * @param authorities the file the user named; null for none
     * @param made the certificate of the data directory, which need not exist
     */
    static SSLContext context(@Nullable Path authorities, Path made) {
        try {
            var trusted = new ArrayList<Certificate>();
            if (authorities != null) {
                trusted.addAll(read(authorities));
            } else if (Files.isReadable(made)) {
                trusted.addAll(read(made));
                trusted.addAll(ofJava());
            } else {
                return SSLContext.getDefault();
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(store(trusted)).getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw CliException.failed("TLS cannot be prepared: " + failure.getMessage(), failure);
        }
    }

    private static Collection<? extends Certificate> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw CliException.usage("The file " + file + " cannot be read as certificates in PEM.");
        }
        throw CliException.usage("There is no certificate in " + file + ".");
    }

    private static List<? extends Certificate> ofJava() throws GeneralSecurityException {
        return Arrays.stream(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static TrustManagerFactory managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }

    private static KeyStore store(List<Certificate> certificates) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry(Integer.toString(i), certificates.get(i));
        }
        return store;
    }
}
