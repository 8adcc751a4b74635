package tech.aia.app.web;

import org.springframework.core.Ordered;

/** The order in which a request passes the filters. */
public final class FilterOrder {
    static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 10;
    static final int COUNTING = REQUEST_ID + 1;
    static final int HEADERS = COUNTING + 1;
    static final int HOST_GUARD = HEADERS + 1;
    static final int CROSS_ORIGIN = HOST_GUARD + 1;
    static final int TIME = CROSS_ORIGIN + 1;
    static final int LOAD = TIME + 1;
    static final int BODY = LOAD + 1;

    /** After what judges a request by itself, and before what asks who calls. */
    public static final int AUDIT = BODY + 1;

    private FilterOrder() {}
}
