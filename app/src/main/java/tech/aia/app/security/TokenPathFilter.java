package tech.aia.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets {@code /oauth/token} be another path of the token endpoint, of which Spring Authorization Server knows one only. */
final class TokenPathFilter extends OncePerRequestFilter {
    private static final String OTHER = "/oauth/token";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(OTHER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new AtTokens(request), response);
    }

    private static final class AtTokens extends HttpServletRequestWrapper {
        AtTokens(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return AuthorizationServer.TOKENS;
        }

        @Override
        public String getServletPath() {
            return AuthorizationServer.TOKENS;
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            return url.replace(url.length() - OTHER.length(), url.length(), AuthorizationServer.TOKENS);
        }
    }
}
