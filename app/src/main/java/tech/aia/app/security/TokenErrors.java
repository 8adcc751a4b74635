package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What clients hear of their errors (RFC 6749 §5.2). Who is not known is told how to make itself known, and no more. */
final class TokenErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {
    private static final String CHALLENGE = "Basic realm=\"aia\", charset=\"UTF-8\"";

    private final OAuth2ErrorHttpMessageConverter converter = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        write(response, new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        write(
                response,
                failure instanceof OAuth2AuthenticationException known
                        ? known.getError()
                        : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    private void write(HttpServletResponse response, OAuth2Error error) throws IOException {
        var answer = new ServletServerHttpResponse(response);
        if (error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            converter.write(new OAuth2Error(error.getErrorCode()), null, answer);
        } else {
            answer.setStatusCode(
                    error.getErrorCode().equals(OAuth2ErrorCodes.SERVER_ERROR)
                            ? HttpStatus.INTERNAL_SERVER_ERROR
                            : HttpStatus.BAD_REQUEST);
            converter.write(new OAuth2Error(error.getErrorCode(), error.getDescription(), null), null, answer);
        }
    }
}
