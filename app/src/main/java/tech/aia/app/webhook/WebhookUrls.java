package tech.aia.app.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.stereotype.Component;
import tech.aia.app.outbound.OutboundCalls;
import tech.aia.app.outbound.OutboundException;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/** Judges where callers want to be told of what happens. */
@Component
public class WebhookUrls {
    private static final String FIELD = "webhook_url";
    private static final int LONGEST = 2_000;

    private final OutboundCalls calls;

    WebhookUrls(OutboundCalls calls) {
        this.calls = calls;
    }

    /**
     * Whether it may be called, by what it says and, if its name is known, by its addresses. They are judged again whenever it is called.
     *
     * @throws RestException if it is no URL, or one that is not called
     */
    public String checked(String url) {
        if (url.length() > LONGEST) {
            throw refused("The webhook_url has at most " + LONGEST + " characters", url.length());
        }
        try {
            calls.requireCallable(new URI(url));
            return url;
        } catch (URISyntaxException notReadable) {
            throw refused("The webhook_url is no URL: " + notReadable.getReason(), url);
        } catch (OutboundException refusal) {
            throw refused(String.valueOf(refusal.getMessage()), url);
        }
    }

    private static RestException refused(String message, Object given) {
        return new RestException(ErrorCode.VALIDATION, message, FIELD, given);
    }
}
