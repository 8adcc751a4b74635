package tech.aia.app.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTests {
    private static final Clock NOW = Clock.systemUTC();

    @TempDir
    private Path folder;

    private ServerCertificate files = new ServerCertificate(Path.of("none"), Path.of("none"));

    @BeforeEach
    void make() {
        files = ServerCertificate.in(folder);
        SelfSignedCertificate.make(List.of("kb.example.org", "192.168.1.10"), NOW)
                .write(files);
    }

    @Test
    void aFreshOneIsGoodForNinetyDaysAndItsNamesAndIsNoAuthority() throws Exception {
        assertThatNoException().isThrownBy(() -> files.check(NOW));
        var made = files.chain().getFirst();
        assertThat(Duration.between(NOW.instant(), made.getNotAfter().toInstant())
                        .toHours())
                .isBetween(90 * 24L - 1, 90 * 24L);
        assertThat(made.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "kb.example.org", "192.168.1.10");
        assertThat(made.getBasicConstraints()).isEqualTo(-1);
        assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        made.verify(made.getPublicKey());
        assertThat(made.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void itsFilesAreForTheirOwnerOnly() throws IOException {
        assertThat(rights(files.key())).isEqualTo("rw-------");
        assertThat(rights(files.certificate())).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("tls"))).isEqualTo("rwx------");
        assertThat(folder.resolve("tls"))
                .isDirectoryContaining("glob:**.pem")
                .isDirectoryNotContaining("glob:**draft*");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(files.key());
        assertUnfit("The key file " + files.key() + " does not exist", "--tls-key");
        Files.delete(files.certificate());
        assertUnfit("The certificate file " + files.certificate() + " does not exist", "--tls-certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void aFileThatIsNoCertificateIsRefused(String text) throws IOException {
        Files.writeString(files.certificate(), text);
        assertUnfit("There is no certificate in " + files.certificate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n*no Base64*\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAA\n-----END PRIVATE KEY-----\n"
            })
    void aFileThatIsNoKeyIsRefused(String text) throws IOException {
        Files.writeString(files.key(), text);
        assertUnfit("There is no private key in " + files.key());
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() throws Exception {
        var other = ServerCertificate.in(folder.resolve("other"));
        SelfSignedCertificate.make(List.of(), NOW).write(other);
        assertThatThrownBy(() -> new ServerCertificate(files.certificate(), other.key()).check(NOW))
                .hasMessageContaining("is not that of the certificate");

        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        Files.writeString(files.key(), pem(rsa.getEncoded(), "PRIVATE KEY"));
        assertUnfit("is not that of the certificate");
    }

    @Test
    void anExpiredOneIsRefusedAndOneThatIsNotGoodYet() {
        assertThatThrownBy(() -> files.check(Clock.offset(NOW, Duration.ofDays(91))))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("expired at")
                .hasMessageContaining("--renew");
        assertThatThrownBy(() -> files.check(Clock.offset(NOW, Duration.ofDays(-1))))
                .hasMessageContaining("is good only from");
    }

    @Test
    void anEncryptedKeyIsRefusedWithTheWayOut() throws Exception {
        var sealed = new EncryptedPrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2), "what only a password opens".getBytes(UTF_8));

        Files.writeString(files.key(), pem(sealed.getEncoded(), "ENCRYPTED PRIVATE KEY"));
        assertUnfit("is encrypted", "openssl pkey -in " + files.key());

        Files.writeString(files.key(), """
                -----BEGIN EC PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,0123456789ABCDEF0123456789ABCDEF

                AAAAAAAAAAAAAAAAAAAAAA==
                -----END EC PRIVATE KEY-----
                """);
        assertUnfit("is encrypted");
    }

    @Test
    void aKeyThatEverybodyMayReadIsRefusedAndOneOfAGroupTaken() throws IOException {
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatNoException().isThrownBy(() -> files.check(NOW));
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertUnfit("Everybody on this machine may read", "chmod 600 " + files.key());
    }

    @Test
    void theOlderFormOfAKeyIsTakenWithTheCurvesParametersInFront() throws IOException {
        var key = (java.security.interfaces.ECPrivateKey)
                PrivateKeyFile.read(files.key()).key();
        var older = new ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1);
        var curve = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        Files.writeString(files.key(), curve + pem(older.getEncoded(), "EC PRIVATE KEY"));

        assertThatNoException().isThrownBy(() -> files.check(NOW));
    }

    private void assertUnfit(String... why) {
        assertThatThrownBy(() -> files.check(NOW))
                .isInstanceOf(CertificateException.class)
                .message()
                .contains(why);
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String pem(byte[] encoded, String type) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + type
                + "-----\n";
    }
}
