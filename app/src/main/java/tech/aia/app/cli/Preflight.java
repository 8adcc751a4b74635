package tech.aia.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import tech.aia.app.tls.CertificateException;

/** Finds out before the database starts, which takes seconds, that the server could not. */
final class Preflight {
    private final ServerOptions options;

    Preflight(ServerOptions options) {
        this.options = options;
    }

    /**
     * Refuses with one sentence when the data directory cannot be written or is in use, the certificate is no good, or a port is taken.
     * Makes the directory when missing.
     */
    void check() {
        requireWritableDirectory();
        requireUnusedDirectory();
        requireGoodCertificate();
        requireFreePorts();
    }

    private void requireWritableDirectory() {
        var directory = options.data();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw CliException.failed(directory + " is a file, not a directory. Choose a directory with --data.");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw CliException.failed(
                    "The data directory " + directory + " cannot be made. Choose another with --data.", failure);
        }
        if (!Files.isWritable(directory)) {
            throw CliException.failed(
                    "The data directory " + directory + " cannot be written to. Choose another with --data.");
        }
    }

    /** Before the ports, as starting twice with the same settings finds them taken too, and this says it better. */
    private void requireUnusedDirectory() {
        if (isDirectoryInUse()) {
            throw CliException.failed(StartFailure.directoryInUse(options));
        }
    }

    private void requireGoodCertificate() {
        var certificate = options.edge().certificate();
        if (certificate == null) {
            return;
        }
        try {
            certificate.check(Clock.systemUTC());
        } catch (CertificateException unfit) {
            throw CliException.failed(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private void requireFreePorts() {
        if (isBusy(options.bindAddress(), options.port())) {
            throw CliException.failed(StartFailure.portBusy(options));
        }
        if (options.neo4j() == null && isBusy(ServerOptions.Edge.LOOPBACK, options.boltPort())) {
            throw CliException.failed(StartFailure.boltPortBusy(options));
        }
    }

    private static boolean isBusy(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return false;
        } catch (IOException failure) {
            return true;
        }
    }

    private boolean isDirectoryInUse() {
        try (var channel = FileChannel.open(options.data().resolve("aia.lock"), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException here) {
            return true;
        } catch (IOException failure) {
            return false;
        }
    }
}
