package tech.aia.graph.access;

import java.time.Instant;
import java.util.List;

/**
 * What somebody allowed a client to do in their name.
 *
 * @param id of this consent alone: one that is taken back and given again has another, so that older tokens stay bad
 * @param client id of the client
 * @param person id of the person
 */
public record Consent(String id, String client, String person, List<String> scopes, Instant grantedAt) {
    public Consent {
        scopes = List.copyOf(scopes);
    }
}
