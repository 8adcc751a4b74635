package tech.aia.app.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;

/** Answers what Tomcat refuses before any filter sees it, such as a broken URL, in the form of every other error. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var code = ErrorCode.ofStatus(response.getStatus());
        try {
            ProblemWriter.write(request, response, Failure.of(code, code.title()));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The error could not be told", gone);
        }
    }
}
