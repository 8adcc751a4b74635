"""The platform's server-sent events, across broken connections."""

from __future__ import annotations

import json
import random
import threading
from typing import Any, Callable, Dict, Iterator, Mapping, NamedTuple, Optional

from . import _retry
from ._http import OpenAnswer
from ._session import Session, query
from .errors import AIAAPIError, AIAConnectionError, AIAError
from .models import Event

_LAST_WORDS = frozenset({"dropped", "unauthenticated", "bye"})


class Frame(NamedTuple):
    """What came before an empty line; ``None`` is what it did not have."""

    id: Optional[str]
    event: Optional[str]
    data: Optional[str]
    retry: Optional[int]


def frames(readline: Callable[[], bytes]) -> Iterator[Frame]:
    """Reads the format of WHATWG's HTML Living Standard, section "Server-sent events"; a frame that is cut off is dropped."""
    fields: Dict[str, str] = {}
    while True:
        line = readline()
        if not line.endswith(b"\n"):
            return
        name, _, value = line.decode("utf-8", "replace").rstrip("\r\n").partition(":")
        value = value[1:] if value.startswith(" ") else value
        if name == "data" and "data" in fields:
            fields["data"] += "\n" + value
        elif name in ("data", "event", "id", "retry"):
            fields[name] = value
        elif not name and not value and line.strip() == b"" and fields:
            retry = fields.get("retry", "")
            yield Frame(fields.get("id"), fields.get("event"), fields.get("data"), int(retry) if retry.isdigit() else None)
            fields = {}


class EventStream(Iterator[Event]):
    """Every event that passes the filter, in order. It comes back by itself after what it had, and ends when it is closed.

    The first connection is tried as often as other requests; once it stood, a lost one is sought again without end, and never waited for
    longer than ``max_retry_wait``. An event whose ``change`` is ``reset`` tells that some were lost for good. Any thread may close it.
    """

    def __init__(self, session: Session, filters: Mapping[str, Any], last_event_id: Optional[str] = None) -> None:
        self.last_event_id = last_event_id
        self._session = session
        self._path = "/events/stream" + query(filters)
        self._closing = threading.Event()
        self._answer: Optional[OpenAnswer] = None
        self._frames: Iterator[Frame] = iter(())
        self._token = ""
        self._stood = False
        self._wait = 2.0
        session.register(self)

    def __next__(self) -> Event:
        while not self._closing.is_set():
            self.connect()
            frame = self._read()
            if frame is None:
                self._lose()
                continue
            self.last_event_id = frame.id or self.last_event_id
            if frame.retry is not None:
                self._wait = frame.retry / 1000
            if frame.event in _LAST_WORDS:
                if frame.event == "unauthenticated":
                    self._session.refused(self._token)
                self._lose()
            elif frame.data is not None:
                return _event(frame)
        raise StopIteration

    def connect(self) -> None:
        """Returns when the stream stands: what happens from now on will be in it."""
        failures = 0
        while self._answer is None and not self._closing.is_set():
            asked = None
            try:
                self._open()
                return
            except AIAError as failure:
                asked = failure.retry_after if isinstance(failure, AIAAPIError) else None
                patient = failures < self._session.retries and (asked or 0) <= self._session.max_wait
                if not (_is_passing(failure) and (self._stood or patient)):
                    raise
            self._closing.wait(min(_retry.wait(failures, asked), self._session.max_wait))
            failures += 1

    def close(self) -> None:
        self._closing.set()
        answer = self._answer
        if answer is not None:
            answer.close()

    def _open(self) -> None:
        def attempt(token: str) -> OpenAnswer:
            self._token = token
            return self._session.open(self._path, token, self.last_event_id)

        self._answer = answer = self._session.with_token(attempt)
        self._frames = frames(answer.readline)
        if self._closing.is_set():
            answer.close()
        elif not self._stood:
            self._begin()

    def _begin(self) -> None:
        """Takes the first frame, which only tells the place, so that even who loses the connection next knows it."""
        first = self._read()
        if first is None:
            self._drop()
            raise AIAConnectionError("The stream ended before it began", sent=True)
        self._stood = True
        if first.data is not None:
            self._frames = _before(first, self._frames)
        self.last_event_id = first.id or self.last_event_id
        if first.retry is not None:
            self._wait = first.retry / 1000

    def _read(self) -> Optional[Frame]:
        try:
            return next(self._frames, None)
        except AIAConnectionError:
            return None

    def _lose(self) -> None:
        self._drop()
        self._closing.wait(self._wait * random.uniform(1, 1.5))

    def _drop(self) -> None:
        if self._answer is not None:
            self._answer.close()
        self._answer = None


def _before(first: Frame, others: Iterator[Frame]) -> Iterator[Frame]:
    yield first
    yield from others


def _is_passing(failure: AIAError) -> bool:
    if isinstance(failure, AIAAPIError):
        return _retry.passes(failure.status_code)
    return isinstance(failure, AIAConnectionError)


def _event(frame: Frame) -> Event:
    data = json.loads(frame.data or "{}")
    if frame.event == "reset":
        data = {"id": frame.id, "event": "reset", "change": "reset", "subjects": [], **data}
    return Event(data)
