package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;

/**
 * Unpacks bodies and refuses those that are too large, by what they say of their length and by what is read of them. Imports have a
 * limit of their own.
 */
@Component
@Order(FilterOrder.BODY)
class BodyFilter extends OncePerRequestFilter {
    private static final String IMPORT = "/knowledge-graph/import";

    private final WebSettings settings;

    BodyFilter(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = request.getRequestURI().equals(IMPORT) ? settings.maxImport() : settings.maxBody();
        if (request.getContentLengthLong() > limit.toBytes()) {
            ProblemWriter.write(
                    request,
                    response,
                    Failure.of(ErrorCode.PAYLOAD_TOO_LARGE, LimitedInputStream.refusal(limit.toBytes())));
        } else {
            chain.doFilter(new Unpacked(request, limit), response);
        }
    }

    private static final class Unpacked extends HttpServletRequestWrapper {
        private final DataSize limit;
        private @Nullable ServletInputStream body;

        Unpacked(HttpServletRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var opened = body;
            if (opened == null) {
                var packed = super.getInputStream();
                opened = new BodyStream(
                        packed, UnpackedBody.open(packed, getHeader(HttpHeaders.CONTENT_ENCODING), limit));
                body = opened;
            }
            return opened;
        }
    }
}
