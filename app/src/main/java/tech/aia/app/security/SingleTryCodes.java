package tech.aia.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Uses up a code that came without the verifier it was asked for with (RFC 7636 §4.6), as whoever has it is not who asked, and may not guess
 * on. RFC 6749 leaves it to the server.
 */
final class SingleTryCodes implements AuthenticationFailureHandler {
    private final TokenStore tokens;
    private final AuthenticationFailureHandler answer;

    SingleTryCodes(TokenStore tokens, AuthenticationFailureHandler answer) {
        this.tokens = tokens;
        this.answer = answer;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        var code = request.getParameter(OAuth2ParameterNames.CODE);
        if (code != null && isOfCode(request) && isWrongGrant(failure)) {
            tokens.useUp(code);
        }
        answer.onAuthenticationFailure(request, response, failure);
    }

    private static boolean isOfCode(HttpServletRequest request) {
        return AuthorizationGrantType.AUTHORIZATION_CODE
                .getValue()
                .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
    }

    /** A client that did not prove who it is fails otherwise, and uses up nothing. */
    private static boolean isWrongGrant(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException known
                && known.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
