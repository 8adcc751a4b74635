package tech.aia.app.web;

import jakarta.servlet.http.HttpServletRequest;

/** A request whose answer goes on for as long as its caller wants, such as a stream of events: it is counted by whoever answers it. */
public final class EndlessAnswer {
    private static final String ATTRIBUTE = EndlessAnswer.class.getName();

    private EndlessAnswer() {}

    /** Before the handler returns. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean isMarked(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(ATTRIBUTE));
    }
}
