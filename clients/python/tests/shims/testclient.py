"""As much of FastAPI's TestClient as the document's sample uses; what it tests is the server that the tests ask."""

from __future__ import annotations

from typing import Any

import requests


class TestClient:
    def __init__(self, app: Any) -> None:
        self._base_url, self._headers = app

    def get(self, path: str) -> requests.Response:
        return requests.get(self._base_url + path, headers=self._headers)

    def post(self, path: str, json: Any) -> requests.Response:
        return requests.post(self._base_url + path, headers={**self._headers, "Content-Type": "application/json"}, json=json)
