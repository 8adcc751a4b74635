package tech.aia.app.rest.aia;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ShortIds;
import tech.aia.app.rest.error.StatementException;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.passthrough.CypherPassthrough;
import tech.aia.cypher.passthrough.GraphRows;
import tech.aia.cypher.passthrough.PassthroughRequest;
import tech.aia.cypher.passthrough.PassthroughSummary;
import tech.aia.cypher.passthrough.ResultFormat;
import tech.aia.cypher.passthrough.ResultRows;
import tech.aia.cypher.passthrough.RowHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a statement and streams its result out in a format. Nothing is sent before {@value #BUFFER} bytes are there, so that most
 * failures still get a status of their own; a later one breaks the answer off.
 */
@Component
class QueryRunner {
    private static final int BUFFER = 64 * 1024;

    private final CypherPassthrough passthrough;
    private final JsonMapper json = AiaJsonConverter.mapper();

    QueryRunner(CypherPassthrough passthrough) {
        this.passthrough = passthrough;
    }

    void run(QueryBodies.Request query, ResultFormat format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setBufferSize(BUFFER);
        response.setContentType(format.contentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        try {
            if (query.wantsPlanOnly()) {
                plan(query, response);
            } else {
                switch (format) {
                    case JSON, TABLE -> document(query, format == ResultFormat.TABLE, response);
                    case GRAPH -> graph(query, response);
                    case CSV -> csv(query, request, response);
                    case NDJSON -> lines(query, request, response);
                }
            }
        } catch (GraphException failure) {
            throw StatementException.of(failure);
        }
    }

    private void plan(QueryBodies.Request query, HttpServletResponse response) throws IOException {
        var began = System.nanoTime();
        var plan = passthrough.explain(query.statement());
        var took = Duration.ofNanos(System.nanoTime() - began);
        response.setContentType(ResultFormat.JSON.contentType());
        json.writeValue(
                response.getOutputStream(),
                new QueryBodies.Answer(id(), List.of(), QueryBodies.Metadata.of(plan, took)));
    }

    private void document(QueryBodies.Request query, boolean table, HttpServletResponse response) throws IOException {
        var statement = query.statement();
        var generator = json.createGenerator(response.getOutputStream());
        var rows = table
                ? ResultRows.table(query.values(), generator::writePOJO)
                : ResultRows.json(query.values(), passthrough::connections, generator::writePOJO);
        passthrough.run(statement, new QueryAnswer(id(), generator, query, table, rows));
    }

    private void graph(QueryBodies.Request query, HttpServletResponse response) throws IOException {
        var rows = new GraphRows(query.values(), passthrough::nodes);
        var summary = passthrough.run(query.statement(), rows);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("query_id", id());
        answer.put("results", rows.results());
        if (query.wantsMetadata()) {
            answer.put("metadata", QueryBodies.Metadata.of(summary));
        }
        json.writeValue(response.getOutputStream(), answer);
    }

    private void csv(QueryBodies.Request query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var statement = query.statement();
        var trailers = new QueryTrailers();
        trailers.announce(request, response);
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var summary = passthrough.run(statement, ResultRows.csv(query.values(), out, json::writeValueAsString));
        trailers.set(summary);
        out.flush();
    }

    /** One row a line. Metadata are the last line where they were asked for, and in any case when a limit cut the result short. */
    private void lines(QueryBodies.Request query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var statement = query.statement();
        var trailers = new QueryTrailers();
        trailers.announce(request, response);
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var rows = ResultRows.json(query.values(), passthrough::connections, row -> line(out, row));
        var summary = runLines(statement, rows, out, response);
        trailers.set(summary);
        if (summary.truncated() || Boolean.TRUE.equals(query.includeMetadata())) {
            line(out, Map.of("$metadata", QueryBodies.Metadata.of(summary)));
        }
        out.flush();
    }

    /** Once lines are out, the reader learns of a failure from a last line before the connection breaks off. */
    private PassthroughSummary runLines(
            PassthroughRequest statement, RowHandler rows, BufferedWriter out, HttpServletResponse response)
            throws IOException {
        try {
            return passthrough.run(statement, rows);
        } catch (GraphException failure) {
            if (response.isCommitted()) {
                line(
                        out,
                        Map.of(
                                "$error",
                                Map.of("code", failure.code(), "message", String.valueOf(failure.getMessage()))));
                out.flush();
                response.flushBuffer();
            }
            throw failure;
        }
    }

    private void line(Appendable out, Object value) {
        try {
            out.append(json.writeValueAsString(value)).append('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String id() {
        return "kg_query_" + ShortIds.next();
    }
}
