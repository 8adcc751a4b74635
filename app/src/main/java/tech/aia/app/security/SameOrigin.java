package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import tech.aia.app.web.RequestOrigin;

/** Whether a form was sent by a page of this very server; another port of the same machine is somebody else. */
final class SameOrigin {
    private SameOrigin() {}

    /** Browsers say with every form whose page it was on; a program that says nothing has no visitor to mislead. */
    static boolean is(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || RequestOrigin.isOwn(request, origin);
    }
}
