"""What can go wrong. Decide on ``code``, never on the text of a message."""

from __future__ import annotations

import json
from typing import Any, Dict, Mapping, Optional, Type


class AIAError(Exception):
    """The root of all errors of this package."""


class AIAConnectionError(AIAError):
    """The server could not be reached, or the connection broke.

    ``sent`` tells whether the request may have reached the server.
    """

    def __init__(self, message: str, sent: bool) -> None:
        super().__init__(message)
        self.sent = sent


class AIATimeoutError(AIAConnectionError):
    """The server was silent for longer than the client's ``timeout``."""


class AIAAPIError(AIAError):
    """The server answered with an error.

    ``error_data`` is the whole body; the other attributes are its documented parts, ``None`` where the body has none.
    """

    def __init__(self, status_code: int, error_data: Dict[str, Any], retry_after: Optional[float] = None) -> None:
        error = error_data.get("error")
        if isinstance(error, dict):
            message = error.get("message")
        else:
            # The token endpoint's errors are those of RFC 6749, section 5.2.
            message, error = error_data.get("error_description"), {"code": error}
        details = error.get("details")
        self.status_code = status_code
        self.error_data = error_data
        self.message: str = message or f"The server answered {status_code}"
        self.error_type: Optional[str] = error.get("type")
        self.code: Optional[str] = error.get("code")
        self.details: Dict[str, Any] = details if isinstance(details, dict) else {}
        self.field: Optional[str] = self.details.get("field")
        self.request_id: Optional[str] = error.get("request_id")
        self.documentation_url: Optional[str] = error.get("documentation_url")
        self.retry_after = retry_after
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        known = [part for part in (self.code, self.request_id) if part]
        return f"{self.message} ({', '.join(known)})" if known else self.message


class AIAAuthenticationError(AIAAPIError):
    """401, or a token endpoint that does not know the client: the credentials are not good."""


class AIAPermissionError(AIAAPIError):
    """403: the credentials do not carry the permission that the message names."""


class AIANotFoundError(AIAAPIError):
    """404: there is no such thing."""


class AIAConflictError(AIAAPIError):
    """409: it exists already, or has changed meanwhile."""


class AIAValidationError(AIAAPIError):
    """400 and 422: the request is not valid; ``field`` names what is at fault."""


class AIARateLimitError(AIAAPIError):
    """429: too many requests; ``retry_after`` is in seconds."""


class AIAServerError(AIAAPIError):
    """5xx: the server failed, or cannot answer at the moment."""


_BY_STATUS: Mapping[int, Type[AIAAPIError]] = {
    400: AIAValidationError,
    401: AIAAuthenticationError,
    403: AIAPermissionError,
    404: AIANotFoundError,
    409: AIAConflictError,
    422: AIAValidationError,
    429: AIARateLimitError,
}


def error_of(status: int, body: bytes, retry_after: Optional[float]) -> AIAAPIError:
    """The error that an answer stands for."""
    try:
        data = json.loads(body)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        # Such as the page of a proxy.
        data = {"error": {"message": body[:200].decode("utf-8", "replace").strip()}}
    kind = _BY_STATUS.get(status, AIAServerError if status >= 500 else AIAAPIError)
    if data.get("error") == "invalid_client":
        kind = AIAAuthenticationError
    return kind(status, data, retry_after)
