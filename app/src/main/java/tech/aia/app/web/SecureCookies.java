package tech.aia.app.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;

/** Whoever sets a cookie on a request that came by TLS has it sent back by TLS only; no script reads it, and no other site sends it. */
final class SecureCookies extends Rfc6265CookieProcessor {
    SecureCookies() {
        setSameSiteCookies("lax");
    }

    @Override
    public String generateHeader(Cookie cookie, HttpServletRequest request) {
        var safe = (Cookie) cookie.clone();
        safe.setHttpOnly(true);
        safe.setSecure(cookie.getSecure() || (request != null && request.isSecure()));
        return super.generateHeader(safe, request);
    }
}
