"""HTTP/1.1 over a few connections that are kept open."""

from __future__ import annotations

import http.client
import select
import socket
import ssl
import threading
from typing import Dict, List, Mapping, Optional, Union
from urllib.parse import SplitResult

from .errors import AIAConnectionError, AIATimeoutError

_BROKEN = (OSError, http.client.HTTPException)


class Answer:
    """What the server answered, its body read to the end."""

    def __init__(self, status: int, headers: http.client.HTTPMessage, body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body


class OpenAnswer:
    """An answer whose body is still coming. Another thread may close it, which ends the reading."""

    def __init__(self, connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> None:
        connection.request("GET", path, headers=dict(headers))
        # The response may take it over from the connection.
        self._socket: socket.socket = connection.sock
        self._connection = connection
        self._response = connection.getresponse()
        self.status = self._response.status
        self.headers = self._response.headers

    def allow_silence(self, seconds: float) -> None:
        """For so long nothing may come."""
        self._socket.settimeout(seconds)

    def readline(self) -> bytes:
        """The next line with its end; empty at the end of the body."""
        try:
            return self._response.readline()
        except (*_BROKEN, ValueError, AttributeError) as failure:
            raise _lost(failure, sent=True) from failure

    def read(self) -> bytes:
        try:
            return self._response.read()
        except _BROKEN as failure:
            raise _lost(failure, sent=True) from failure

    def close(self) -> None:
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._response.close()
        self._connection.close()


class Transport:
    """Connections to one server; good for many threads."""

    def __init__(self, base: SplitResult, timeout: float, kept: int, context: Optional[ssl.SSLContext]) -> None:
        self._base = base
        self._timeout = timeout
        self._kept = kept
        self._context = context or (ssl.create_default_context() if base.scheme == "https" else None)
        self._idle: List[http.client.HTTPConnection] = []
        self._lock = threading.Lock()
        self._closed = False

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: Optional[bytes], fresh: bool = False
    ) -> Answer:
        """Raises AIAConnectionError when there is no answer.

        A kept connection may have been ended by the server just now, when nobody can tell any more whether it took the request;
        ``fresh`` is for those that cannot be sent again.
        """
        connection = (None if fresh else self._take()) or self._connect()
        try:
            connection.request(method, self._base.path + path, body=body, headers=dict(headers))
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except _BROKEN as failure:
            connection.close()
            raise _lost(failure, sent=True) from failure
        except BaseException:
            connection.close()
            raise
        self._give_back(connection, response)
        return answer

    def open(self, path: str, headers: Mapping[str, str], silence: float) -> OpenAnswer:
        """A GET whose body is read as it comes; ``silence`` is how many seconds nothing may come."""
        connection = self._connect()
        try:
            answer = OpenAnswer(connection, self._base.path + path, headers)
            answer.allow_silence(silence)
            return answer
        except _BROKEN as failure:
            connection.close()
            raise _lost(failure, sent=True) from failure

    def close(self) -> None:
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _connect(self) -> http.client.HTTPConnection:
        self._require_open()
        host = self._base.hostname or ""
        connection: Union[http.client.HTTPConnection, http.client.HTTPSConnection]
        if self._base.scheme == "https":
            connection = http.client.HTTPSConnection(host, self._base.port, timeout=self._timeout, context=self._context)
        else:
            connection = http.client.HTTPConnection(host, self._base.port, timeout=self._timeout)
        try:
            connection.connect()
        except _BROKEN as failure:
            connection.close()
            raise _lost(failure, sent=False) from failure
        return connection

    def _require_open(self) -> None:
        if self._closed:
            raise AIAConnectionError("The client is closed", sent=False)

    def _take(self) -> Optional[http.client.HTTPConnection]:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                connection = self._idle.pop()
            if _is_alive(connection):
                return connection
            connection.close()

    def _give_back(self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse) -> None:
        with self._lock:
            if not self._closed and not response.will_close and len(self._idle) < self._kept:
                self._idle.append(connection)
                return
        connection.close()


def _is_alive(connection: http.client.HTTPConnection) -> bool:
    """Nothing comes on an idle connection but its end."""
    if connection.sock is None:
        return False
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(connection.sock, select.POLLIN)
        return not poll.poll(0)
    return not select.select([connection.sock], [], [], 0)[0]


def _lost(failure: BaseException, sent: bool) -> AIAConnectionError:
    if isinstance(failure, (socket.timeout, TimeoutError)):
        return AIATimeoutError("The server did not answer in time", sent)
    what = "The connection to the server broke" if sent else "The server cannot be reached"
    return AIAConnectionError(f"{what}: {failure or type(failure).__name__}", sent)


def headers_of(token: Optional[str], **others: str) -> Dict[str, str]:
    """The headers that every request has, and others."""
    headers = {"Accept": "application/json", "User-Agent": "aia-api-client-python/1.0.0", **others}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return headers
