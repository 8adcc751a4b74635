package tech.aia.graph.webhook;

import java.util.List;

/**
 * Where deliveries of a webhook go, as the vault has it.
 *
 * @param secrets that they are signed with, the newest first
 */
public record Endpoint(String webhookId, String url, List<String> secrets) {
    @Override
    public String toString() {
        return "Endpoint[" + webhookId + "]";
    }
}
