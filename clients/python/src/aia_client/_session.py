"""One conversation with the server: token, retries, errors. Good for many threads."""

from __future__ import annotations

import json
import threading
import urllib.parse
import weakref
from typing import TYPE_CHECKING, Any, Callable, Mapping, Optional, TypeVar

from . import _retry
from ._http import Answer, OpenAnswer, Transport, headers_of
from ._settings import Settings
from ._tokens import Tokens
from .errors import AIAAuthenticationError, AIAConnectionError, error_of
from .records import plain

if TYPE_CHECKING:
    from ._stream import EventStream

T = TypeVar("T")

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
# The server breaks the silence of a stream every 15 seconds, unless it was set otherwise.
_STREAM_SILENCE = 60.0


class Session:
    """Sends requests until one is answered, refused for good, or out of tries."""

    def __init__(self, settings: Settings) -> None:
        self.retries = settings.retries
        self.max_wait = settings.max_retry_wait
        self._transport = Transport(
            settings.base_url, settings.timeout, settings.connections, settings.ssl_context
        )
        self._tokens = Tokens(settings.client_id, settings.client_secret, self._fetch_token)
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._streams: "weakref.WeakSet[EventStream]" = weakref.WeakSet()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        parameters: Optional[Mapping[str, Any]] = None,
        repeatable: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
        authorized: bool = True,
    ) -> Any:
        """What the server answers: JSON as Python values, other text as ``str``, nothing as ``None``.

        ``repeatable`` says that to send it twice does no harm; without, that is so for idempotent methods and with a key.
        """
        content = None if body is None else json.dumps(body, allow_nan=False, default=plain).encode()
        others = {} if content is None else {"Content-Type": "application/json"}
        if idempotency_key is not None:
            others["Idempotency-Key"] = idempotency_key
        if repeatable is None:
            repeatable = method in _IDEMPOTENT or idempotency_key is not None
        again = repeatable

        def send(token: Optional[str]) -> Answer:
            return self._send(method, path + query(parameters), headers_of(token, **others), content, again)

        return _content(self.with_token(send) if authorized else send(None))

    def with_token(self, action: Callable[[str], T]) -> T:
        """Does it once more with another token, if the first is not taken."""
        token = self._tokens.current()
        try:
            return action(token)
        except AIAAuthenticationError as refused:
            if refused.status_code != 401:
                raise
            self._tokens.refused(token)
        return action(self._tokens.current())

    def refused(self, token: str) -> None:
        """An open stream's token is good no more."""
        self._tokens.refused(token)

    def authenticate(self) -> None:
        """Fetches a token now, if there is none that is good."""
        self._tokens.current()

    def open(self, path: str, token: str, last_event_id: Optional[str]) -> OpenAnswer:
        """One try to open a stream."""
        headers = headers_of(token, **{"Accept": "text/event-stream", "Cache-Control": "no-store"})
        if last_event_id is not None:
            headers["Last-Event-ID"] = last_event_id
        answer = self._transport.open(path, headers, _STREAM_SILENCE)
        if answer.status >= 400:
            try:
                raise error_of(answer.status, answer.read(), _retry.retry_after(answer.headers))
            finally:
                answer.close()
        return answer

    def register(self, stream: "EventStream") -> None:
        """It ends with this session."""
        with self._lock:
            self._streams.add(stream)
        if self._closing.is_set():
            stream.close()

    def close(self) -> None:
        self._closing.set()
        with self._lock:
            streams = list(self._streams)
        for stream in streams:
            stream.close()
        self._transport.close()

    def _send(
        self, method: str, path: str, headers: Mapping[str, str], content: Optional[bytes], repeatable: bool
    ) -> Answer:
        attempt = 0
        while True:
            asked = None
            try:
                answer = self._transport.send(method, path, headers, content, fresh=not repeatable)
            except AIAConnectionError as lost:
                if attempt >= self.retries or self._closing.is_set() or (lost.sent and not repeatable):
                    raise
            else:
                if answer.status < 400:
                    return answer
                asked = _retry.retry_after(answer.headers)
                # Who asks too often is refused before anything is done.
                harmless = repeatable or answer.status == 429
                patient = (asked or 0) <= self.max_wait and attempt < self.retries
                if not (_retry.passes(answer.status) and harmless and patient):
                    raise error_of(answer.status, answer.body, asked)
            self._pause(_retry.wait(attempt, asked))
            attempt += 1

    def _pause(self, seconds: float) -> None:
        if self._closing.wait(seconds):
            raise AIAConnectionError("The client is closed", sent=False)

    def _fetch_token(self, form: bytes) -> Mapping[str, object]:
        headers = headers_of(None, **{"Content-Type": "application/x-www-form-urlencoded"})
        given: Mapping[str, object] = json.loads(self._send("POST", "/auth/token", headers, form, True).body)
        return given


def segment(text: str) -> str:
    """A value as one segment of a path."""
    return urllib.parse.quote(text, safe="")


def query(parameters: Optional[Mapping[str, Any]]) -> str:
    """Those that are not ``None``, behind a question mark; each item of a list is a parameter of its own."""
    given = {name: value for name, value in (parameters or {}).items() if value is not None}
    return "?" + urllib.parse.urlencode(given, doseq=True) if given else ""


def _content(answer: Answer) -> Any:
    if not answer.body:
        return None
    kind = answer.headers.get("Content-Type") or ""
    if kind.split(";")[0].strip().endswith("json"):
        return json.loads(answer.body)
    return answer.body.decode("utf-8", "replace")
