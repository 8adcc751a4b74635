"""As much of the library locust as the document's sample uses: a user whose tasks are called once each."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Tuple

import requests


def between(least: float, most: float) -> Tuple[float, float]:
    return least, most


def task(weight: int) -> Callable[[Any], Any]:
    def weighed(method: Any) -> Any:
        method.weight = weight
        return method

    return weighed


class HttpSession:
    def __init__(self, host: str) -> None:
        self.headers: Dict[str, str] = {}
        self.answers: List[Tuple[str, int]] = []
        self._host = host

    def get(self, path: str) -> requests.Response:
        return self._kept(f"GET {path}", requests.get(self._host + path, headers=self.headers))

    def post(self, path: str, **content: Any) -> requests.Response:
        kind = {"Content-Type": "application/json"} if "json" in content else {}
        return self._kept(f"POST {path}", requests.post(self._host + path, headers={**self.headers, **kind}, **content))

    def _kept(self, request: str, answer: requests.Response) -> requests.Response:
        self.answers.append((request, answer.status_code))
        return answer


class HttpUser:
    def __init__(self, host: str) -> None:
        self.client = HttpSession(host)
        self.on_start()

    def on_start(self) -> None:
        pass

    def run_tasks(self) -> None:
        tasks = [getattr(self, name) for name in dir(self) if hasattr(getattr(self, name), "weight")]
        for each in sorted(tasks, key=lambda method: -method.weight):
            each()
