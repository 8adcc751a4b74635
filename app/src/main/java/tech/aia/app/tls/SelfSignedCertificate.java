package tech.aia.app.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for trying that nobody vouches for: EC P-256, for 90 days, for this machine's own names and others (RFC 5280). It is no
 * authority, so who trusts it trusts this server and nothing else.
 */
public final class SelfSignedCertificate {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final List<String> OWN = List.of("localhost", "127.0.0.1", "::1");
    private static final int SERIAL_BITS = 127;

    private final KeyPair keys;
    private final X509Certificate certificate;

    private SelfSignedCertificate(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** @param names hosts besides localhost, as {@link HostName} has them */
    public static SelfSignedCertificate make(Collection<String> names, Clock clock) {
        var all = new LinkedHashSet<String>();
        Stream.concat(OWN.stream(), names.stream()).map(HostName::of).forEach(all::add);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            return new SelfSignedCertificate(keys, sign(keys, all, clock));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new CertificateException("A certificate cannot be made: " + impossible.getMessage(), impossible);
        }
    }

    private static X509Certificate sign(KeyPair keys, Collection<String> names, Clock clock)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var now = clock.instant();
        var subject = new X500Name("CN=AIA on this machine");
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(LIFE)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static GeneralNames alternatives(Collection<String> names) {
        return new GeneralNames(names.stream()
                .map(name ->
                        new GeneralName(HostName.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Each file whole or not at all, both for their owner only; the key first, as the server looks at both when one changed. */
    public void write(ServerCertificate files) {
        try {
            var directory = files.key().toAbsolutePath().getParent();
            Files.createDirectories(directory, ownerOnly(files.key(), "rwx------"));
            write(files.key(), pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
            write(files.certificate(), pem(certificate));
        } catch (IOException failure) {
            throw new CertificateException("The certificate cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static void write(Path file, String text) throws IOException {
        var draft =
                Files.createTempFile(file.toAbsolutePath().getParent(), "draft", ".pem", ownerOnly(file, "rw-------"));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(Object part) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        }
        return text.toString();
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String rights) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
