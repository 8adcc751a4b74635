package tech.aia.app.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered, sealed in a browser's cookie, while somebody signs in for a client.
 *
 * @param nonce that the form on the login page must bring, so that no other page can send it
 * @param query of the authorization request that it is for; it opens no other
 * @param client its name
 * @param target to which a form's answer may lead on, as Content-Security-Policy names sources
 * @param person who has signed in; null before
 * @param generation of the person when they signed in
 */
record LoginTicket(
        String nonce,
        String query,
        String client,
        String target,
        @Nullable String person,
        int generation,
        Instant expiresAt) {

    LoginTicket of(String somebody, int theirs, Instant until) {
        return new LoginTicket(nonce, query, client, target, somebody, theirs, until);
    }
}
