package tech.aia.app.rest.error;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what fails outside every controller: in a filter, or in the container itself. */
@Hidden
@RestController
class ContainerErrors implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrors.class);

    private final Stopping stopping;

    ContainerErrors(Stopping stopping) {
        this.stopping = stopping;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = stopping.explain(failure(request));
        if (failure.code() == ErrorCode.INTERNAL) {
            LOG.error(
                    "{} {} failed outside the controllers",
                    request.getMethod(),
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        ProblemWriter.write(request, response, failure);
    }

    private static Failure failure(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return ErrorMapping.of(thrown);
        }
        // Who asks for /error itself has no error.
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        var code = ErrorCode.ofStatus(status);
        return Failure.of(code, code.title());
    }
}
