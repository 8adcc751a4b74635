import { isObject, type Json } from './names.js';

/** The root of all errors of this package. */
export class AIAError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The server could not be reached, or the connection broke; `sent` tells whether the request may have reached it. */
export class AIAConnectionError extends AIAError {
  constructor(message: string, readonly sent: boolean, options?: ErrorOptions) {
    super(message, options);
  }
}

/** The server was silent for longer than the client's `timeout`. */
export class AIATimeoutError extends AIAConnectionError {}

/** The server answered with an error. Decide on `code`, never on the text of the message. */
export class AIAAPIError extends AIAError {
  readonly type: string | undefined;
  readonly code: string | undefined;
  readonly details: Json;
  /** What is at fault, such as `task_type`. */
  readonly field: string | undefined;
  readonly requestId: string | undefined;
  readonly documentationUrl: string | undefined;

  /** @param retryAfter seconds */
  constructor(readonly status: number, readonly body: unknown, readonly retryAfter: number | undefined) {
    const error = errorObject(body);
    super(text(error.message) ?? `The server answered ${status}`);
    this.type = text(error.type);
    this.code = text(error.code);
    this.details = isObject(error.details) ? error.details : {};
    this.field = text(this.details.field);
    this.requestId = text(error.request_id);
    this.documentationUrl = text(error.documentation_url);
  }
}

/** 401, or a token endpoint that does not know the client: the credentials are not good. */
export class AIAAuthenticationError extends AIAAPIError {}
/** 403: the credentials do not carry the permission that the message names. */
export class AIAPermissionError extends AIAAPIError {}
/** 404: there is no such thing. */
export class AIANotFoundError extends AIAAPIError {}
/** 409: it exists already, or has changed meanwhile. */
export class AIAConflictError extends AIAAPIError {}
/** 400 and 422: the request is not valid; `field` names what is at fault. */
export class AIAValidationError extends AIAAPIError {}
/** 429: too many requests; see `retryAfter`. */
export class AIARateLimitError extends AIAAPIError {}
/** 5xx: the server failed, or cannot answer at the moment. */
export class AIAServerError extends AIAAPIError {}

const BY_STATUS = new Map<number, typeof AIAAPIError>([
  [400, AIAValidationError],
  [401, AIAAuthenticationError],
  [403, AIAPermissionError],
  [404, AIANotFoundError],
  [409, AIAConflictError],
  [422, AIAValidationError],
  [429, AIARateLimitError],
]);

/** The error that an answer stands for. */
export function errorOf(status: number, body: unknown, retryAfter: number | undefined): AIAAPIError {
  const unknownClient = isObject(body) && body.error === 'invalid_client';
  const kind = unknownClient ? AIAAuthenticationError : BY_STATUS.get(status) ?? (status >= 500 ? AIAServerError : AIAAPIError);
  return new kind(status, body, retryAfter);
}

function errorObject(body: unknown): Json {
  if (!isObject(body)) return { message: text(body)?.slice(0, 200) };
  // The token endpoint's errors are those of RFC 6749, section 5.2.
  return isObject(body.error) ? body.error : { code: body.error, message: body.error_description };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
