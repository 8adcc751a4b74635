"""Blocking methods for coroutines: calls run in a few threads, and each open stream waits in a thread of its own."""

from __future__ import annotations

import asyncio
import functools
import inspect
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, AsyncIterator, Awaitable, Callable, Coroutine, Generic, Optional, TypeVar

from . import _resources as blocking
from ._subscription import Subscription
from .errors import AIAError
from .models import GraphUpdate, Task

if TYPE_CHECKING:
    from typing_extensions import Concatenate, ParamSpec

    P = ParamSpec("P")

S = TypeVar("S")
T = TypeVar("T")


class Threads:
    """Where blocking calls run."""

    def __init__(self, most: int) -> None:
        self._executor = ThreadPoolExecutor(most, thread_name_prefix="aia")
        self._closed = False

    async def run(self, call: Callable[[], T]) -> T:
        if self._closed:
            raise AIAError("The client is closed")
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)

    def close(self) -> None:
        self._closed = True
        self._executor.shutdown(wait=False)


class Twin(Generic[S]):
    """A resource whose methods are awaited."""

    def __init__(self, resource: S, threads: Threads) -> None:
        self._resource = resource
        self._threads = threads


def awaited(
    method: Callable[Concatenate[S, P], T],
) -> Callable[Concatenate[Twin[S], P], Coroutine[Any, Any, T]]:
    """The method, run in a thread."""

    @functools.wraps(method)
    async def call(twin: Twin[S], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await twin._threads.run(lambda: method(twin._resource, *args, **kwargs))

    return call


class AsyncHealth(Twin[blocking.HealthResource]):
    """How the server is."""

    check = awaited(blocking.HealthResource.check)
    metrics = awaited(blocking.HealthResource.metrics)


class AsyncTasks(Twin[blocking.TasksResource]):
    """Work for agents."""

    submit = awaited(blocking.TasksResource.submit)
    submit_batch = awaited(blocking.TasksResource.submit_batch)
    get = awaited(blocking.TasksResource.get)
    list = awaited(blocking.TasksResource.list)
    cancel = awaited(blocking.TasksResource.cancel)
    retry = awaited(blocking.TasksResource.retry)

    def monitor(self, task_id: str) -> AsyncIterator[Task]:
        """The task as it stands, then whenever it changes, until it has ended."""
        return items(lambda: self._resource.monitor(task_id))

    def stream_all(self, last_event_id: Optional[str] = None) -> AsyncIterator[Task]:
        """Every task that the caller may read, whenever it changes."""
        return items(lambda: self._resource.stream_all(last_event_id))

    def subscribe(
        self,
        task_id: str,
        on_update: Callable[[Task], Any],
        on_error: Optional[Callable[[Exception], Any]] = None,
    ) -> Callable[[], None]:
        """Has a task of the running loop call ``on_update``, which may be a coroutine function, for what ``monitor`` gives.

        Call what is returned to have it stop. What goes wrong is given to ``on_error``, else logged.
        """

        async def follow() -> None:
            try:
                async for task in self.monitor(task_id):
                    await _settled(on_update(task))
            except Exception as failure:
                await _settled((on_error or blocking.log_failure)(failure))

        following = asyncio.ensure_future(follow())

        def unsubscribe() -> None:
            following.cancel()

        return unsubscribe


class AsyncKnowledgeGraph(Twin[blocking.KnowledgeGraphResource]):
    """What the platform knows."""

    query = awaited(blocking.KnowledgeGraphResource.query)
    semantic_search = awaited(blocking.KnowledgeGraphResource.semantic_search)

    def stream_updates(
        self, filters: Optional[blocking.Json] = None, last_event_id: Optional[str] = None
    ) -> AsyncIterator[GraphUpdate]:
        """Changes as they are committed, from now on or after ``last_event_id``."""
        return items(lambda: self._resource.stream_updates(filters, last_event_id))


class AsyncBusinessIntelligence(Twin[blocking.BusinessIntelligenceResource]):
    """How the business does."""

    get_dashboard = awaited(blocking.BusinessIntelligenceResource.get_dashboard)
    execute_cycle = awaited(blocking.BusinessIntelligenceResource.execute_cycle)
    get_cycle = awaited(blocking.BusinessIntelligenceResource.get_cycle)
    list_cycles = awaited(blocking.BusinessIntelligenceResource.list_cycles)


class AsyncMonitoring(Twin[blocking.MonitoringResource]):
    """Who does what on the platform."""

    track_user_activity = awaited(blocking.MonitoringResource.track_user_activity)
    get_user_analytics = awaited(blocking.MonitoringResource.get_user_analytics)
    get_dashboard = awaited(blocking.MonitoringResource.get_dashboard)


_END: Any = object()


async def items(begin: Callable[[], Subscription[T]]) -> AsyncIterator[T]:
    """What the subscription gives, waited for in threads that do not keep the process from ending."""
    subscription = begin()
    try:
        while True:
            item = await _in_daemon(lambda: next(subscription, _END))
            if item is _END:
                return
            yield item
    finally:
        subscription.close()


def _in_daemon(call: Callable[[], T]) -> Awaitable[T]:
    loop = asyncio.get_running_loop()
    future: "asyncio.Future[T]" = loop.create_future()

    def settle(action: Callable[[Any], None], value: Any) -> None:
        if not future.done():
            action(value)

    def run() -> None:
        try:
            outcome: Any = (settle, future.set_result, call())
        except BaseException as failure:
            outcome = (settle, future.set_exception, failure)
        if not loop.is_closed():
            loop.call_soon_threadsafe(*outcome)

    threading.Thread(target=run, name="aia-stream", daemon=True).start()
    return future


async def _settled(outcome: Any) -> None:
    if inspect.isawaitable(outcome):
        await outcome
