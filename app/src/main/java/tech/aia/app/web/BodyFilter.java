package tech.aia.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
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
    private final WebSettings settings;
    private final Load load;

    BodyFilter(WebSettings settings, Load load) {
        this.settings = settings;
        this.load = load;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var lane = Lane.of(request);
        var limit = lane == Lane.IMPORT ? settings.maxImport() : settings.maxBody();
        if (request.getContentLengthLong() > limit.toBytes()) {
            ProblemWriter.write(
                    request,
                    response,
                    Failure.of(ErrorCode.PAYLOAD_TOO_LARGE, LimitedInputStream.refusal(limit.toBytes())));
        } else if (lane == Lane.IMPORT) {
            chain.doFilter(new Unpacked(request, limit, body -> body), response);
        } else {
            try (var part = load.body(lane)) {
                chain.doFilter(new Unpacked(request, limit, body -> new KeptBody(body, part)), response);
            }
        }
    }

    private static final class Unpacked extends HttpServletRequestWrapper {
        private final DataSize limit;
        private final UnaryOperator<InputStream> watched;
        private @Nullable ServletInputStream body;

        Unpacked(HttpServletRequest request, DataSize limit, UnaryOperator<InputStream> watched) {
            super(request);
            this.limit = limit;
            this.watched = watched;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var opened = body;
            if (opened == null) {
                var packed = super.getInputStream();
                var unpacked = UnpackedBody.open(packed, getHeader(HttpHeaders.CONTENT_ENCODING), limit);
                opened = new BodyStream(packed, watched.apply(unpacked));
                body = opened;
            }
            return opened;
        }
    }
}
