"""As much of the library aiohttp as the document's samples use, for where it is not installed."""

from __future__ import annotations

import asyncio
import json as _json
import urllib.error
import urllib.request
from typing import Any, Mapping


class ClientError(Exception):
    pass


class TCPConnector:
    def __init__(self, limit: int, limit_per_host: int, ttl_dns_cache: int, use_dns_cache: bool) -> None:
        pass


class ClientTimeout:
    def __init__(self, total: float) -> None:
        self.total = total


class ClientSession:
    def __init__(self, connector: TCPConnector, timeout: ClientTimeout, headers: Mapping[str, str]) -> None:
        self._timeout = timeout
        self._headers = headers

    def request(self, method: str, url: str, headers: Mapping[str, str], json: Any) -> "_Exchange":
        body = None if json is None else _json.dumps(json).encode()
        request = urllib.request.Request(url, body, {**self._headers, **headers}, method=method)
        return _Exchange(request, self._timeout.total)

    async def close(self) -> None:
        pass


class _Exchange:
    def __init__(self, request: urllib.request.Request, timeout: float) -> None:
        self._request = request
        self._timeout = timeout

    async def __aenter__(self) -> "_Exchange":
        await asyncio.get_running_loop().run_in_executor(None, self._send)
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    def _send(self) -> None:
        try:
            with urllib.request.urlopen(self._request, timeout=self._timeout) as answer:
                self._status, self._content = answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            self._status, self._content = refused.code, refused.read()

    def raise_for_status(self) -> None:
        if self._status >= 400:
            raise ClientError(f"{self._status}")

    async def json(self) -> Any:
        return _json.loads(self._content)
