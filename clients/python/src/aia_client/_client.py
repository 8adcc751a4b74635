"""The clients."""

from __future__ import annotations

import ssl
from types import TracebackType
from typing import Any, Mapping, Optional, Type

from . import _asyncio, _resources
from ._session import Session
from ._settings import Settings, address
from .records import Record


class AIASyncClient:
    """A client whose methods block; good for many threads. Close it, or use it in a ``with`` statement.

    The address is ``base_url``, or else the variable AIA_BASE_URL, or else that of ``environment``, ``production`` or ``staging``.
    ``timeout`` is for how many seconds the server may be silent, ``retries`` how often a request is sent again that was lost or put off
    and does no harm twice; a server that asks for more than ``max_retry_wait`` seconds is not waited for. ``connections`` are kept open
    at most. ``ssl_context`` says whom to trust, if not those whom Python trusts.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        environment: str = "production",
        *,
        base_url: Optional[str] = None,
        timeout: float = 30.0,
        retries: int = 3,
        max_retry_wait: float = 60.0,
        connections: int = 10,
        ssl_context: Optional[ssl.SSLContext] = None,
    ) -> None:
        settings = Settings(
            client_id,
            client_secret,
            address(base_url, environment),
            timeout,
            retries,
            max_retry_wait,
            connections,
            ssl_context,
        )
        self._session = session = Session(settings)
        self.health = _resources.HealthResource(session)
        self.tasks = _resources.TasksResource(session)
        self.knowledge_graph = _resources.KnowledgeGraphResource(session)
        self.business_intelligence = _resources.BusinessIntelligenceResource(session)
        self.monitoring = _resources.MonitoringResource(session)

    def authenticate(self) -> None:
        """Fetches an access token now; otherwise that is done when the first is needed."""
        self._session.authenticate()

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        parameters: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Any request for which there is no method here; JSON objects are answered as records."""
        answer = self._session.call(
            method.upper(), path, body, parameters=parameters, idempotency_key=idempotency_key
        )
        return Record({"answer": answer}).answer

    def close(self) -> None:
        """Ends open streams and closes all connections."""
        self._session.close()

    def __enter__(self) -> AIASyncClient:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


class AIAClient:
    """A client for asyncio. Close it, or use it in an ``async with`` statement. For the settings see ``AIASyncClient``."""

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        environment: str = "production",
        *,
        base_url: Optional[str] = None,
        timeout: float = 30.0,
        retries: int = 3,
        max_retry_wait: float = 60.0,
        connections: int = 10,
        ssl_context: Optional[ssl.SSLContext] = None,
    ) -> None:
        self._blocking = blocking = AIASyncClient(
            client_id,
            client_secret,
            environment,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            max_retry_wait=max_retry_wait,
            connections=connections,
            ssl_context=ssl_context,
        )
        self._threads = threads = _asyncio.Threads(connections)
        self.health = _asyncio.AsyncHealth(blocking.health, threads)
        self.tasks = _asyncio.AsyncTasks(blocking.tasks, threads)
        self.knowledge_graph = _asyncio.AsyncKnowledgeGraph(blocking.knowledge_graph, threads)
        self.business_intelligence = _asyncio.AsyncBusinessIntelligence(blocking.business_intelligence, threads)
        self.monitoring = _asyncio.AsyncMonitoring(blocking.monitoring, threads)

    async def authenticate(self) -> None:
        """Fetches an access token now; otherwise that is done when the first is needed."""
        await self._threads.run(self._blocking.authenticate)

    async def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        parameters: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Any request for which there is no method here; JSON objects are answered as records."""
        return await self._threads.run(
            lambda: self._blocking.request(
                method, path, body, parameters=parameters, idempotency_key=idempotency_key
            )
        )

    async def close(self) -> None:
        """Ends open streams and closes all connections."""
        self._blocking.close()
        self._threads.close()

    async def __aenter__(self) -> AIAClient:
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.close()


class AIAStreamingClient(AIAClient):
    """``AIAClient`` under the name by which the API document shows streams."""
