package tech.aia.app.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who proved on the login page who they are, and lets a client have tokens in their name. */
final class LoggedIn extends AbstractAuthenticationToken {
    private final String person;
    private final int generation;

    /** @param generation of the person when they logged in */
    LoggedIn(String person, int generation) {
        super(List.of());
        this.person = person;
        this.generation = generation;
        setAuthenticated(true);
    }

    int generation() {
        return generation;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getPrincipal() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoggedIn that && person.equals(that.person) && generation == that.generation;
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
