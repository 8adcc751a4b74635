"""Access tokens for a client's id and secret."""

from __future__ import annotations

import threading
import time
import urllib.parse
from typing import Callable, Mapping, Optional

# Seconds before its end at which a token is replaced; of short-lived ones, a fifth of their life.
_MARGIN = 60.0

Fetch = Callable[[bytes], Mapping[str, object]]


class Tokens:
    """One token for all threads: fetched when first needed, and again before it ends."""

    def __init__(self, client_id: str, client_secret: str, fetch: Fetch) -> None:
        self._fetch = fetch
        self._form = urllib.parse.urlencode(
            {"grant_type": "client_credentials", "client_id": client_id, "client_secret": client_secret}
        ).encode()
        self._lock = threading.Lock()
        self._token: Optional[str] = None
        self._good_until = 0.0

    def current(self) -> str:
        with self._lock:
            if self._token is None or time.monotonic() >= self._good_until:
                self._renew()
            assert self._token is not None
            return self._token

    def refused(self, token: str) -> None:
        """The server did not take it; whoever asks next gets another, unless somebody has fetched one meanwhile."""
        with self._lock:
            if self._token == token:
                self._token = None

    def _renew(self) -> None:
        asked = time.monotonic()
        given = self._fetch(self._form)
        life = float(str(given.get("expires_in", 3600)))
        self._token = str(given["access_token"])
        self._good_until = asked + life - min(_MARGIN, life / 5)
