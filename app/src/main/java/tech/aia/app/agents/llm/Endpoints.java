package tech.aia.app.agents.llm;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.outbound.OutboundCalls;
import tech.aia.app.outbound.OutboundPolicy;
import tech.aia.app.outbound.OutboundRequest;
import tech.aia.graph.GraphModelException;

/**
 * Which endpoints agents may call, and what key each is sent. Whoever registers agents could otherwise make the server call into its
 * network, or send a key to a listener of their own; so they call what the settings name and nothing else.
 */
@Component
class Endpoints {
    private final LlmSettings settings;
    private final List<ListedEndpoint> listed;
    private final OutboundPolicy policy;
    private final OutboundCalls calls;

    Endpoints(LlmSettings settings, OutboundPolicy policy, OutboundCalls calls) {
        this.policy = policy;
        this.calls = calls;
        this.settings = settings;
        this.listed = settings.listed();
    }

    /** @throws GraphModelException.InvalidValue if the endpoint may not be called, or not with this key */
    void requireAllowed(LlmOptions options) {
        var url = options.baseUrl();
        var covering = covering(url);
        if (covering.isEmpty() && !policy.allows(URI.create(url.text()))) {
            throw refusal(
                    "base_url",
                    "names an endpoint that agents may not call; the server's administrator can list it in"
                            + " aia.llm.endpoints (AIA_LLM_ENDPOINTS=\"" + url.text() + "\"), or its host in"
                            + " aia.outbound.allow (AIA_OUTBOUND_ALLOW=" + url.host() + ":" + url.port() + ")",
                    url.text());
        }
        var key = options.key();
        if (key != null
                && covering.stream().noneMatch(endpoint -> endpoint.keys().contains(key))) {
            throw refusal(
                    "key",
                    "names a key that this endpoint may not be sent; the server's administrator can write its name after"
                            + " the endpoint in aia.llm.endpoints (AIA_LLM_ENDPOINTS)",
                    null);
        }
    }

    private List<ListedEndpoint> covering(BaseUrl url) {
        return listed.stream().filter(endpoint -> endpoint.url().covers(url)).toList();
    }

    /** What is listed is called as the operator's own; what is not, as far as any URL may be that was given over the API. */
    EndpointClient client(LlmOptions options, Deadline deadline, ApiKey key) {
        var givenBy = covering(options.baseUrl()).isEmpty()
                ? OutboundRequest.GivenBy.CALLER
                : OutboundRequest.GivenBy.OPERATOR;
        return new EndpointClient(calls, givenBy, options.baseUrl(), deadline, key);
    }

    /**
     * What the endpoint is sent.
     *
     * @throws GraphModelException.InvalidValue if the server was not given it
     */
    ApiKey key(LlmOptions options) {
        requireAllowed(options);
        var name = options.key();
        var key = name == null ? null : settings.key(name);
        if (name != null && key == null) {
            throw refusal("key", "names a key that the server was not given", null);
        }
        return new ApiKey(key);
    }

    private static GraphModelException.InvalidValue refusal(String name, String issue, @Nullable String given) {
        return new GraphModelException.InvalidValue(
                "configuration." + name, "configuration." + name + " " + issue, given);
    }
}
