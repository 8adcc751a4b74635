package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;

/** What those hear who are not let in, with the headers of RFC 6750 §3. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Doors doors;

    Refusals(Doors doors) {
        this.doors = doors;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        ProblemWriter.write(request, response, unauthenticated(failure));
    }

    private static Failure unauthenticated(AuthenticationException failure) {
        if (failure instanceof InvalidBearerTokenException || failure instanceof OAuth2AuthenticationException) {
            return Failure.of(
                            ErrorCode.UNAUTHENTICATED,
                            "The access token is not valid: it has expired, was revoked or is not of this server; get a new one"
                                    + " from POST /auth/token")
                    .with(HttpHeaders.WWW_AUTHENTICATE, Failure.CHALLENGE + ", error=\"invalid_token\"");
        }
        return Failure.of(
                        ErrorCode.UNAUTHENTICATED,
                        "The request needs an access token, sent as Authorization: Bearer …, or an API key, sent as X-API-Key; programs get a token from"
                                + " POST /auth/token, people from POST /auth/login")
                .with(HttpHeaders.WWW_AUTHENTICATE, Failure.CHALLENGE);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (doors.isOwn(request)) {
            ProblemWriter.write(
                    request,
                    response,
                    Failure.of(
                            ErrorCode.MISSING_PERMISSION,
                            "A client may not do this in somebody's name; people log in with POST /auth/login"));
            return;
        }
        var needed = doors.needed(request);
        if (needed.isEmpty()) {
            ProblemWriter.write(
                    request,
                    response,
                    Failure.of(
                            ErrorCode.NOT_FOUND,
                            "There is nothing at " + request.getRequestURI() + "; /api/docs lists the endpoints"));
            return;
        }
        var word = needed.get().word();
        ProblemWriter.write(
                request,
                response,
                Failure.of(ErrorCode.MISSING_PERMISSION, Caller.refusal("This", needed.get()))
                        .with(
                                HttpHeaders.WWW_AUTHENTICATE,
                                Failure.CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + word + "\""));
    }
}
