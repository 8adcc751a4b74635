package tech.aia.app.rest.error;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.MimeType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tech.aia.cypher.GraphException;
import tech.aia.embeddings.encoder.EncoderException;
import tech.aia.embeddings.index.SearchIndexException;
import tech.aia.graph.GraphModelException;
import tools.jackson.core.JacksonException;

/** From whatever was thrown to what the caller is told: the one place where statuses are decided. */
final class ErrorMapping {
    private ErrorMapping() {}

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case StatementException statement ->
                new Failure(statement.code(), String.valueOf(statement.getMessage()), statement.details(), Map.of());
            case TooManyRequestsException early ->
                Failure.of(early.code(), String.valueOf(early.getMessage()))
                        .with(HttpHeaders.RETRY_AFTER, Long.toString(early.seconds()));
            case RestException stranger
            when stranger.code() == ErrorCode.UNAUTHENTICATED ->
                Failure.of(stranger.code(), String.valueOf(stranger.getMessage()))
                        .with(HttpHeaders.WWW_AUTHENTICATE, Failure.CHALLENGE);
            case RestException busy
            when busy.code() == ErrorCode.UNAVAILABLE -> GraphFailures.unavailable(String.valueOf(busy.getMessage()));
            case RestException refused ->
                Failure.field(refused.code(), String.valueOf(refused.getMessage()), refused.field(), refused.given());
            case GraphModelException refused -> GraphFailures.of(refused);
            case GraphException failure -> GraphFailures.of(failure);
            case EncoderException failure -> GraphFailures.of(failure);
            case SearchIndexException failure -> GraphFailures.of(failure);
            case JacksonException json -> JsonFailures.of(json);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case ErrorResponse framework -> framework(thrown, framework);
            case MethodArgumentTypeMismatchException wrong -> wrongParameter(wrong);
            case BadRequestException broken ->
                Failure.of(ErrorCode.BAD_REQUEST, "The body is not sent as HTTP/1.1 asks: " + broken.getMessage());
            default -> internal();
        };
    }

    /** Tells nothing of what happened, which is in the log under the request id. */
    static Failure internal() {
        return Failure.of(
                ErrorCode.INTERNAL,
                "The server failed on this request. It is not your fault; please report it with the request id.");
    }

    /** Refusals of ours travel through the JSON reader as causes. */
    private static Failure unreadable(HttpMessageNotReadableException unreadable) {
        JacksonException json = null;
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RestException refused -> {
                    return of(refused);
                }
                case GraphModelException refused -> {
                    return of(refused);
                }
                case GraphException late -> {
                    return of(late);
                }
                case JacksonException found -> json = found;
                default -> {
                    // Only what explains the refusal matters.
                }
            }
        }
        return json == null
                ? Failure.of(ErrorCode.BAD_REQUEST, "The request needs a JSON body")
                : JsonFailures.of(json);
    }

    private static Failure framework(Throwable thrown, ErrorResponse response) {
        return switch (thrown) {
            case NoResourceFoundException missing ->
                Failure.of(
                        ErrorCode.NOT_FOUND,
                        "There is nothing at /" + missing.getResourcePath() + "; /api/docs lists the endpoints");
            case HttpRequestMethodNotSupportedException method -> method(method);
            case HttpMediaTypeNotSupportedException type -> mediaType(type);
            case UnsupportedMediaTypeStatusException _ -> unreadableMediaType();
            case HttpMediaTypeNotAcceptableException accept ->
                Failure.of(
                        ErrorCode.NOT_ACCEPTABLE,
                        "This endpoint answers in "
                                + accept.getSupportedMediaTypes().stream()
                                        .map(MimeType::toString)
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
            case MissingServletRequestParameterException missing ->
                Failure.field(
                        ErrorCode.BAD_REQUEST,
                        "The parameter '" + missing.getParameterName() + "' is missing",
                        missing.getParameterName(),
                        null);
            default -> byStatus(response);
        };
    }

    private static Failure byStatus(ErrorResponse response) {
        var code = ErrorCode.ofStatus(response.getStatusCode().value());
        if (code == ErrorCode.INTERNAL) {
            return internal();
        }
        var detail = response.getBody().getDetail();
        return Failure.of(code, detail == null ? code.title() : detail);
    }

    private static Failure method(HttpRequestMethodNotSupportedException method) {
        var allowed = method.getSupportedHttpMethods();
        var names = allowed == null
                ? ""
                : allowed.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        return Failure.of(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        method.getMethod() + " is not possible here; possible are " + names)
                .with(HttpHeaders.ALLOW, names);
    }

    private static Failure mediaType(HttpMediaTypeNotSupportedException type) {
        if (type.getSupportedMediaTypes().isEmpty()) {
            return unreadableMediaType();
        }
        var accepted = type.getSupportedMediaTypes().stream()
                .filter(MediaType::isConcrete)
                .map(MimeType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        var given = type.getContentType();
        return Failure.of(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        (given == null
                                        ? "The request has no Content-Type"
                                        : "A body of " + given + " is not taken here")
                                + "; taken are " + accepted)
                .with(HttpHeaders.ACCEPT, accepted);
    }

    private static Failure unreadableMediaType() {
        return Failure.of(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "The Content-Type cannot be read; check its spelling, and that its charset is one that exists");
    }

    private static Failure wrongParameter(MethodArgumentTypeMismatchException wrong) {
        var type = wrong.getRequiredType();
        var kind = type == null
                ? "of another type"
                : switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
                    case "int", "integer", "long" -> "a whole number";
                    case "double" -> "a number";
                    case "boolean" -> "true or false";
                    default -> "of another type";
                };
        return Failure.field(
                ErrorCode.VALIDATION,
                "The parameter '" + wrong.getName() + "' must be " + kind,
                wrong.getName(),
                wrong.getValue());
    }
}
