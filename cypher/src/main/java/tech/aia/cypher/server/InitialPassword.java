package tech.aia.cypher.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.kernel.impl.security.User;
import org.neo4j.logging.NullLogProvider;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.neo4j.server.security.auth.CommunitySecurityModule;
import org.neo4j.server.security.auth.FileUserRepository;

/** Gives a store that was never started its first user, the way {@code neo4j-admin dbms set-initial-password} does. */
final class InitialPassword {
    private InitialPassword() {}

    static boolean isFirstStart(Path home) {
        return !Files.exists(home.resolve("data/databases/system"));
    }

    static void write(Path home, String user, String password) {
        var config = Config.defaults(GraphDatabaseSettings.neo4j_home, home);
        var file = CommunitySecurityModule.getInitialUserRepositoryFile(config);
        try (var files = new DefaultFileSystemAbstraction()) {
            Files.deleteIfExists(file);
            var repository =
                    new FileUserRepository(files, file, NullLogProvider.getInstance(), EmptyMemoryTracker.INSTANCE);
            repository.start();
            var credential = SystemGraphCredential.createCredentialForPassword(
                    password.getBytes(StandardCharsets.UTF_8), new SecureHasher());
            repository.create(new User(user, null, credential, false, false));
            repository.shutdown();
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "The first password of the embedded Neo4j cannot be set in " + file, failure);
        }
    }
}
