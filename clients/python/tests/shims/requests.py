"""As much of the library requests as the document's samples use, for where it is not installed."""

from __future__ import annotations

import json as _json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Mapping, Optional


class RequestException(Exception):
    def __init__(self, message: str, response: Optional["Response"] = None) -> None:
        super().__init__(message)
        self.response = response


class HTTPError(RequestException):
    pass


class Response:
    def __init__(self, status_code: int, headers: Mapping[str, str], content: bytes) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.text = content.decode()

    def json(self) -> Any:
        return _json.loads(self.content)

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code}", self)


def _request(
    method: str, url: str, headers: Mapping[str, str] = {}, data: Any = None, json: Any = None, timeout: float = 30
) -> Response:
    body = None
    if data is not None:
        body = urllib.parse.urlencode(data).encode()
    elif json is not None:
        body = _json.dumps(json).encode()
    request = urllib.request.Request(url, body, dict(headers), method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return Response(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as refused:
        return Response(refused.code, refused.headers, refused.read())
    except OSError as lost:
        raise RequestException(str(lost)) from lost


def get(url: str, **options: Any) -> Response:
    return _request("GET", url, **options)


def post(url: str, **options: Any) -> Response:
    return _request("POST", url, **options)


def put(url: str, **options: Any) -> Response:
    return _request("PUT", url, **options)


def delete(url: str, **options: Any) -> Response:
    return _request("DELETE", url, **options)
