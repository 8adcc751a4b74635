package tech.aia.app.security;

import java.util.LinkedHashMap;
import java.util.List;
import tech.aia.cypher.server.Credentials;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.access.Tier;
import tech.aia.graph.people.People;

/**
 * Makes the first client and the first administrator, whose secrets are for the owner of the data directory, and makes them known to this
 * graph. Who can write the file may also choose the secrets in it.
 */
final class FirstHolders {
    private static final String CLIENT_ID = "client.id";
    private static final String CLIENT_SECRET = "client.secret";
    private static final String ADMIN_USER = "admin.user";
    private static final String ADMIN_PASSWORD = "admin.password";

    private FirstHolders() {}

    static void ensure(Credentials credentials, Clients clients, People people) {
        var missing = new LinkedHashMap<String, String>();
        if (isMissing(credentials, CLIENT_ID, CLIENT_SECRET)) {
            missing.put(CLIENT_ID, "client_" + Secrets.random().substring(0, 12));
            missing.put(CLIENT_SECRET, Secrets.random());
        }
        if (isMissing(credentials, ADMIN_USER, ADMIN_PASSWORD)) {
            missing.put(ADMIN_USER, "admin");
            missing.put(ADMIN_PASSWORD, Secrets.random());
        }
        if (!missing.isEmpty()) {
            credentials.put(missing);
        }
        clients.ensure(
                credentials.get(CLIENT_ID).orElseThrow(),
                credentials.get(CLIENT_SECRET).orElseThrow(),
                "first client",
                List.of("read", "write"),
                Tier.UNLIMITED);
        people.ensureAdministrator(
                credentials.get(ADMIN_USER).orElseThrow(),
                credentials.get(ADMIN_PASSWORD).orElseThrow());
    }

    private static boolean isMissing(Credentials credentials, String name, String secret) {
        return credentials.get(name).isEmpty() || credentials.get(secret).isEmpty();
    }
}
