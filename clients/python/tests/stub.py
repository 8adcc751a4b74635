"""A server that answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, NamedTuple, Optional


class Seen(NamedTuple):
    method: str
    path: str
    headers: Dict[str, str]
    body: str


class Reply(NamedTuple):
    status: int = 200
    body: Any = None
    headers: Dict[str, str] = {}
    #: The connection ends without an answer.
    broken: bool = False
    #: The connection ends after the answer, which does not say so.
    last: bool = False
    #: Sent as a stream of events, which stays open when it ends with None.
    events: Optional[List[Optional[str]]] = None


class Stub(ThreadingHTTPServer):
    """Replies in the order they were given for each ``METHOD /path``; the last one again and again."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: List[Seen] = []
        self.token_life = 3600.0
        self.done = threading.Event()
        self._replies: Dict[str, List[Reply]] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def on(self, request: str, *replies: Reply) -> None:
        self._replies[request] = list(replies)

    def asked(self, request: str) -> List[Seen]:
        """Those requests, without their queries."""
        return [seen for seen in self.seen if f"{seen.method} {seen.path.split('?')[0]}" == request]

    def reply(self, seen: Seen) -> Reply:
        with self._lock:
            self.seen.append(seen)
            name = f"{seen.method} {seen.path.split('?')[0]}"
            if name == "POST /auth/token" and name not in self._replies:
                token = f"token-{len(self.asked(name))}"
                return Reply(body={"access_token": token, "expires_in": self.token_life})
            replies = self._replies.get(name) or [Reply(404, {"error": {"message": f"nothing at {name}", "code": "E003"}})]
            return replies.pop(0) if len(replies) > 1 else replies[0]

    def stop(self) -> None:
        self.done.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Stub

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        reply = self.server.reply(Seen(self.command, self.path, dict(self.headers), body))
        if reply.broken:
            self.close_connection = True
        elif reply.events is not None:
            self._stream(reply.events)
        else:
            self._answer(reply)

    do_GET = do_POST = do_PUT = do_DELETE = _handle

    def _answer(self, reply: Reply) -> None:
        content = b"" if reply.body is None else json.dumps(reply.body).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = reply.last

    def _stream(self, events: List[Optional[str]]) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for event in events:
            if event is None:
                self.server.done.wait()
                return
            self.wfile.write(event.encode())
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass
