package tech.aia.app.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.encoders.DecoderException;

/** A private key out of a PEM file. */
record PrivateKeyFile(PrivateKey key) {

    static PrivateKeyFile read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return new PrivateKeyFile(new JcaPEMKeyConverter().getPrivateKey(find(reader, file)));
        } catch (IOException | DecoderException unreadable) {
            throw new CertificateException(noKey(file), unreadable);
        }
    }

    private static PrivateKeyInfo find(Reader reader, Path file) throws IOException {
        var parser = new PEMParser(reader);
        for (var part = parser.readObject(); part != null; part = parser.readObject()) {
            switch (part) {
                case PrivateKeyInfo plain -> {
                    return plain;
                }
                case PEMKeyPair pair -> {
                    return pair.getPrivateKeyInfo();
                }
                case PEMEncryptedKeyPair encrypted -> throw encrypted(file);
                case PKCS8EncryptedPrivateKeyInfo encrypted -> throw encrypted(file);
                // Parameters of a curve stand before some EC keys.
                default -> {}
            }
        }
        throw new PEMException("no private key");
    }

    private static CertificateException encrypted(Path file) {
        return new CertificateException("The key in " + file
                + " is encrypted, and the server has no password for it: write it without one, with openssl pkey -in "
                + file + " -out …, into a file that only the server may read.");
    }

    private static String noKey(Path file) {
        return "There is no private key in " + file
                + ": it must be PEM, which begins with -----BEGIN PRIVATE KEY-----, of an EC, RSA or Ed25519 key.";
    }

    /** Whether what this key signs is good by that public key. */
    boolean fits(PublicKey publicKey) {
        try {
            var signer = Signature.getInstance(algorithm());
            signer.initSign(key);
            var probe = new byte[32];
            signer.update(probe);
            var signature = signer.sign();
            signer.initVerify(publicKey);
            signer.update(probe);
            return signer.verify(signature);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }

    private String algorithm() {
        return switch (key.getAlgorithm()) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }
}
