package tech.aia.app.rest.error;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Every error the REST doors answer with. A code keeps its meaning for good: clients decide on it, and its page explains it. Types and
 * statuses are those of the AIA API document; where it has none for a case, the status is HTTP's and the type is its name.
 */
public enum ErrorCode {
    VALIDATION(
            "E001",
            422,
            "ValidationError",
            "A value is not valid",
            "The request is well-formed, but a value in it cannot be: it is out of range, of another type, or the name of a field that"
                    + " does not exist.",
            "Read error.details: field names the value, issue says what is wrong with it. Mend it and send the request again."),
    BAD_REQUEST(
            "E002",
            400,
            "BadRequest",
            "The request cannot be read",
            "The body is not JSON, is cut off, or a field that must be there is missing.",
            "Mend the place that the message names, by line and column where there is one."),
    NOT_FOUND(
            "E003",
            404,
            "NotFound",
            "There is no such thing",
            "The path names an entity, an import or an endpoint that does not exist.",
            "Check the id and the path; /api/docs lists the endpoints."),
    METHOD_NOT_ALLOWED(
            "E004",
            405,
            "MethodNotAllowed",
            "The path does not know this method",
            "The path exists, but not with this HTTP method.",
            "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(
            "E005",
            406,
            "NotAcceptable",
            "No answer in an accepted format",
            "The Accept header allows none of the formats this endpoint can answer in.",
            "Ask for application/json, or for one of the formats the message names."),
    CONFLICT(
            "E006",
            409,
            "Conflict",
            "It exists already, or has changed meanwhile",
            "An entity with this id exists, or a uniqueness rule of the graph refuses the data.",
            "Choose another id, or change the one that is there with PUT or PATCH."),
    PAYLOAD_TOO_LARGE(
            "E007",
            413,
            "PayloadTooLarge",
            "The body is too large",
            "The body, or what it unpacks to, is larger than this endpoint takes.",
            "Send less at once; large amounts of data belong in POST /knowledge-graph/import."),
    UNSUPPORTED_MEDIA_TYPE(
            "E008",
            415,
            "UnsupportedMediaType",
            "The body is of a type that is not taken here",
            "The Content-Type, its charset or the Content-Encoding is none of those the endpoint takes.",
            "Set the Content-Type to one that the message names."),
    STATEMENT(
            "E009",
            400,
            "BadRequest",
            "Neo4j refuses the Cypher statement",
            "The statement has a syntax error, names something unknown, or fails on its parameters. error.details has Neo4j's code and,"
                    + " where it says so, line and column.",
            "Mend the statement at the place named."),
    FORBIDDEN(
            "E010",
            403,
            "Forbidden",
            "The server is not called by its name, or by a page of another origin",
            "The server answers only requests made to localhost, 127.0.0.1, [::1] or the names in aia.server.names, and from its own"
                    + " web pages or those in aia.cors.origins. This keeps other web sites from using your browser to reach your graph.",
            "Call the server by the address it printed, or set aia.server.names or aia.cors.origins."),
    STATEMENT_NOT_ALLOWED(
            "E011",
            403,
            "Forbidden",
            "The Cypher statement does what is not allowed here",
            "A statement in read mode must not write, and in no mode may one load files, administer the server or call a procedure"
                    + " that is not listed.",
            "Read the message: it names what is refused. Ask for access_mode write where a statement is meant to write."),
    UNAVAILABLE(
            "E012",
            503,
            "ServiceUnavailable",
            "The service cannot answer at the moment",
            "The database or the encoder does not answer, or more requests came than the server can work on at once.",
            "Try again after the seconds in the Retry-After header. GET /health says which part is down."),
    TIMEOUT(
            "E013",
            504,
            "GatewayTimeout",
            "It took too long",
            "The statement or the whole request was stopped when its time was over; what it had not committed was undone.",
            "Ask for less at once. A statement has the time that timeout_ms says, and no more than a request has, which is 30 seconds"
                    + " unless aia.limits.request-time says otherwise."),
    INSUFFICIENT_STORAGE(
            "E014",
            507,
            "InsufficientStorage",
            "The server's disk is full",
            "There is no room to store what was sent. Nothing that was accepted before is lost.",
            "Make room on the disk that holds the data directory and send the request again."),
    INTERNAL(
            "E015",
            500,
            "InternalServerError",
            "The server failed",
            "Something went wrong that should not have; the server's log has the whole story under the request id.",
            "Report it together with error.request_id."),
    TOO_EXPENSIVE(
            "E016",
            422,
            "ValidationError",
            "The Cypher statement needs too much memory",
            "The statement was stopped at the memory limit of one transaction; what it had written was undone.",
            "Return less at once: filter earlier, aggregate, or page with SKIP and LIMIT."),
    GONE(
            "E017",
            410,
            "Gone",
            "What was asked for is no longer kept",
            "The change log keeps changes for aia.neo4j.change-retention; those after the place asked for are older.",
            "Read what you need from the graph anew, and follow the events from now on."),
    LEASE_LOST(
            "E018",
            409,
            "Conflict",
            "The task is not yours any more",
            "A worker reported on a task with a fencing token that is not the latest: its lease ran out and the task went back to the"
                    + " queue, another worker has it, or it has ended.",
            "Drop the work and claim again. Send heartbeats more often, or claim with a longer lease, when this happens a lot."),
    UNAUTHENTICATED(
            "E019",
            401,
            "Unauthorized",
            "The server does not know who calls",
            "The request has no access token or API key, or one that has expired, was revoked, or is not of this server; or somebody tried"
                    + " to log in with a wrong name or password.",
            "POST client_id and client_secret to /auth/token with grant_type=client_credentials, and send the access_token it answers as"
                    + " Authorization: Bearer. Those of the first client are in the file credentials of the data directory."),
    MISSING_PERMISSION(
            "E020",
            403,
            "Forbidden",
            "The caller may not do this",
            "The access token or API key is good, but does not carry the permission that the message names.",
            "Ask for a token with a scope that has the permission, or have the client or person given it."),
    TOO_MANY_REQUESTS(
            "E021",
            429,
            "RateLimitExceeded",
            "Too many requests",
            "More was asked in this time than is allowed, such as tries to log in with a wrong password; or as many tasks of the caller are"
                    + " queued or running as may be. The message names the limit.",
            "Wait for the seconds in the Retry-After header before the next request."),
    RESULT_TOO_LARGE(
            "E022",
            413,
            "PayloadTooLarge",
            "The result is too large",
            "A Cypher statement gave more than aia.cypher.max-bytes, which is 100 MB unless set otherwise. It was stopped, and what it had"
                    + " not committed was undone.",
            "Return less: fewer properties, LIMIT, or page by page. With byte_limit the result is cut off instead."),
    BEYOND_MEMORY(
            "E023",
            507,
            "InsufficientStorage",
            "There is more data than the server keeps in memory",
            "What was asked for is worked out in memory, and there is more of it in the graph than a setting allows.",
            "Have the setting that the message names raised, and the server given the memory for it."),
    PRECONDITION_FAILED(
            "E024",
            412,
            "PreconditionFailed",
            "It has changed meanwhile",
            "The entity is no longer the version that If-Match names, or is gone; or it is there, and If-None-Match: * asked to create it."
                    + " Nothing was changed. error.details.present_version has its version now.",
            "Read the entity again, decide anew, and send its new ETag.");

    /** Server errors by number only: an HTTP version, method or transfer encoding that nobody knows. */
    private static final Set<Integer> CALLERS_PROTOCOL = Set.of(501, 505);

    private final String code;
    private final int status;
    private final String type;
    private final String title;
    private final String meaning;
    private final String remedy;

    ErrorCode(String code, int status, String type, String title, String meaning, String remedy) {
        this.code = code;
        this.status = status;
        this.type = type;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** Such as {@code E001}. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** The documented name of the kind of error, such as {@code ValidationError}; several codes may share one. */
    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** When it is answered. */
    public String meaning() {
        return meaning;
    }

    /** What a caller can do. */
    public String remedy() {
        return remedy;
    }

    /** The path of the page that explains it. */
    public String page() {
        return "/docs/errors/" + code;
    }

    public static Optional<ErrorCode> find(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equalsIgnoreCase(code))
                .findFirst();
    }

    /** The general code for a status that the container or the framework decided on. */
    public static ErrorCode ofStatus(int status) {
        return Arrays.stream(values())
                .filter(known -> known.status == status)
                .findFirst()
                .orElse(status >= 500 && !CALLERS_PROTOCOL.contains(status) ? INTERNAL : BAD_REQUEST);
    }
}
