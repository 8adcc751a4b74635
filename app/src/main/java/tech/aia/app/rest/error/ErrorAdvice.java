package tech.aia.app.rest.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers for every exception that leaves a controller. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    private final Stopping stopping;

    ErrorAdvice(Stopping stopping) {
        this.stopping = stopping;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return;
        }
        if (response.isCommitted()) {
            // The answer has begun: only breaking the connection off tells the client that it is not whole.
            throw thrown;
        }
        var failure = stopping.explain(ErrorMapping.of(thrown));
        log(thrown, failure, request);
        write(request, response, failure);
    }

    private static void log(Exception thrown, Failure failure, HttpServletRequest request) {
        var line = request.getMethod() + " " + request.getRequestURI();
        if (failure.code() == ErrorCode.INTERNAL) {
            LOG.error("{} failed", line, thrown);
        } else if (failure.code().status() >= 500) {
            LOG.warn("{} answered {}: {}", line, failure.code().status(), thrown.getMessage());
        } else {
            LOG.debug("{} answered {}", line, failure.code().status(), thrown);
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Failure failure)
            throws IOException {
        try {
            ProblemWriter.write(request, response, failure);
        } catch (IOException gone) {
            LOG.debug("Nobody was there to read the error", gone);
        }
    }
}
