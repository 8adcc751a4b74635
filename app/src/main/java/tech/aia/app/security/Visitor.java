package tech.aia.app.security;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Somebody who stays longer than for one request. */
public final class Visitor {
    private final Authentication caller;
    private final Supplier<Optional<Authentication>> again;

    Visitor(Authentication caller, Supplier<Optional<Authentication>> again) {
        this.caller = caller;
        this.again = again;
    }

    /** Of a client or a person. */
    public String id() {
        return caller.getName();
    }

    /** Whether their credentials are still good, and worth what they were when they came. */
    public boolean isStillGood() {
        return again.get().filter(now -> words(now).equals(words(caller))).isPresent();
    }

    /** Spring adds authorities that tell when it looked, so that the words alone can be compared. */
    private static Set<String> words(Authentication known) {
        return known.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .collect(Collectors.toSet());
    }

    /** Works as theirs on this thread. */
    public <T> T as(Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(caller));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
