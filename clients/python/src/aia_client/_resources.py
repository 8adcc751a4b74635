"""What can be asked of the platform, by subject. The methods block; ``_asyncio`` lends them to coroutines."""

from __future__ import annotations

import logging
import threading
import uuid
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from . import _subscription
from ._session import Session, segment
from ._stream import EventStream
from ._subscription import Subscription
from .models import (
    Dashboard,
    GraphUpdate,
    Health,
    OptimizationCycle,
    OptimizationCyclePage,
    QueryResult,
    SearchResult,
    SubmittedBatch,
    Task,
    TaskPage,
)
from .records import Record

Json = Mapping[str, Any]

_LOG = logging.getLogger("aia_client")
_FORMATS = ("json", "table", "graph")
_FILTERS = {"entity_types": "types", "change_types": "changes", "entity_id": "subject"}


class Resource:
    """A subject, and the session by which it asks."""

    def __init__(self, session: Session) -> None:
        self._session = session


class HealthResource(Resource):
    """How the server is."""

    def check(self) -> Health:
        """Asks without credentials."""
        return Health(self._session.call("GET", "/health", authorized=False))

    def metrics(self) -> Record:
        """Figures of the system, its API and the business."""
        return Record(self._session.call("GET", "/metrics"))


class TasksResource(Resource):
    """Work for agents."""

    def submit(
        self,
        task_type: str,
        description: Optional[str] = None,
        priority: Union[str, int, None] = None,
        requirements: Optional[Json] = None,
        context: Optional[Json] = None,
        *,
        agents_required: Optional[List[str]] = None,
        about: Optional[List[str]] = None,
        depends_on: Optional[List[str]] = None,
        retry: Optional[Json] = None,
        timeouts: Optional[Json] = None,
        idempotency_key: Optional[str] = None,
    ) -> Task:
        """Submits a task. Without an ``idempotency_key`` one is made up, so that it is submitted once however often it is sent."""
        body = {
            "task_type": task_type,
            "description": description,
            "priority": priority,
            "requirements": requirements,
            "context": context,
            "agents_required": agents_required,
            "about": about,
            "depends_on": depends_on,
            "retry": retry,
            "timeouts": timeouts,
        }
        key = idempotency_key or str(uuid.uuid4())
        return Task(self._session.call("POST", "/tasks/submit", _given(body), idempotency_key=key))

    def submit_batch(self, tasks: Iterable[Json]) -> SubmittedBatch:
        """Submits up to 10,000 tasks, each as the fields of ``submit``; each is accepted or refused by itself."""
        keyed = [{"idempotency_key": str(uuid.uuid4()), **task} for task in tasks]
        return SubmittedBatch(self._session.call("POST", "/tasks/batch-submit", {"tasks": keyed}, repeatable=True))

    def get(self, task_id: str) -> Task:
        """How the task stands."""
        return Task(self._session.call("GET", f"/tasks/{segment(task_id)}"))

    def list(
        self,
        status: Optional[str] = None,
        task_type: Optional[str] = None,
        *,
        sort: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> TaskPage:
        """A page of tasks, the newest first unless ``sort`` says otherwise."""
        wanted = {"status": status, "task_type": task_type, "sort": sort, "limit": limit, "cursor": cursor}
        return TaskPage(self._session.call("GET", "/tasks", parameters=wanted))

    def cancel(self, task_id: str, reason: Optional[str] = None) -> Task:
        """Ends a task that waits, and asks the worker of a running one to stop."""
        return Task(self._session.call("POST", f"/tasks/{segment(task_id)}/cancel", _given({"reason": reason})))

    def retry(self, task_id: str) -> Task:
        """Puts a failed or cancelled task back."""
        return Task(self._session.call("POST", f"/tasks/{segment(task_id)}/retry"))

    def monitor(self, task_id: str) -> Subscription[Task]:
        """The task as it stands, then whenever it changes, until it has ended. Needs ``graph:read`` besides ``tasks:read``."""
        events = EventStream(self._session, {"subject": task_id})
        return Subscription(events, _subscription.steps(events, task_id, self.get))

    def subscribe(
        self,
        task_id: str,
        on_update: Callable[[Task], Any],
        on_error: Optional[Callable[[Exception], Any]] = None,
    ) -> Callable[[], None]:
        """Has a thread call ``on_update`` for what ``monitor`` gives; call what is returned to have it stop.

        What goes wrong is given to ``on_error``, else logged.
        """
        subscription = self.monitor(task_id)

        def follow() -> None:
            try:
                for task in subscription:
                    on_update(task)
            except Exception as failure:
                (on_error or log_failure)(failure)
            finally:
                subscription.close()

        threading.Thread(target=follow, name=f"aia-{task_id}", daemon=True).start()
        return subscription.close

    def stream_all(self, last_event_id: Optional[str] = None) -> Subscription[Task]:
        """Every task that the caller may read, whenever it changes."""
        wanted = {"types": "task", "changes": "created,updated"}
        events = EventStream(self._session, wanted, last_event_id)
        return Subscription(events, _subscription.tasks(events, self.get))


class KnowledgeGraphResource(Resource):
    """What the platform knows."""

    def query(
        self,
        query: str,
        parameters: Optional[Json] = None,
        *,
        format: str = "json",
        include_metadata: bool = True,
        access_mode: str = "read",
        timeout_ms: Optional[int] = None,
        limit: Optional[int] = None,
    ) -> QueryResult:
        """Runs a Cypher statement; values belong into ``parameters``. ``format`` is ``json``, ``table`` or ``graph``."""
        if format not in _FORMATS:
            raise ValueError(f"format must be one of {', '.join(_FORMATS)}, not '{format}'")
        body = {
            "query": query,
            "parameters": parameters,
            "format": format,
            "include_metadata": include_metadata,
            "access_mode": access_mode,
            "timeout_ms": timeout_ms,
            "limit": limit,
        }
        answer = self._session.call(
            "POST", "/knowledge-graph/query", _given(body), repeatable=access_mode == "read"
        )
        return QueryResult(answer)

    def semantic_search(
        self,
        query: str,
        limit: Optional[int] = None,
        threshold: Optional[float] = None,
        include_explanations: Optional[bool] = None,
        *,
        types: Optional[List[str]] = None,
        filters: Optional[Json] = None,
        mode: Optional[str] = None,
    ) -> SearchResult:
        """Entities that are close to the query in meaning; ``mode`` is ``hybrid``, ``semantic`` or ``lexical``."""
        body = {
            "query": query,
            "limit": limit,
            "threshold": threshold,
            "include_explanations": include_explanations,
            "types": types,
            "filters": filters,
            "mode": mode,
        }
        answer = self._session.call("POST", "/knowledge-graph/semantic-search", _given(body), repeatable=True)
        return SearchResult(answer)

    def stream_updates(
        self, filters: Optional[Json] = None, last_event_id: Optional[str] = None
    ) -> Subscription[GraphUpdate]:
        """Changes as they are committed, from now on or after ``last_event_id``.

        ``filters`` may have ``entity_types`` and ``change_types``, lists, and ``entity_id``.
        """
        events = EventStream(self._session, _event_filters(filters or {}), last_event_id)
        return Subscription(events, _subscription.updates(events))


class BusinessIntelligenceResource(Resource):
    """How the business does."""

    def get_dashboard(
        self,
        as_of: Optional[str] = None,
        segment: Union[str, Sequence[str], None] = None,
        *,
        active_days: Optional[int] = None,
        churn: Optional[str] = None,
        months: Optional[int] = None,
        movers: Optional[int] = None,
    ) -> Dashboard:
        """The figures of now, or of the date ``as_of``; of all customers, or of a ``segment``.

        A segment is such as ``country:Germany``, or several of these. A customer is active for ``active_days`` after a purchase; ``churn`` is
        ``auto``, ``activity`` or ``recorded``; ``months`` and ``movers`` say how many are listed.
        """
        wanted = {
            "as_of": as_of,
            "segment": segment,
            "active_days": active_days,
            "churn": churn,
            "months": months,
            "movers": movers,
        }
        return Dashboard(self._session.call("GET", "/business-intelligence/dashboard", parameters=wanted))

    def execute_cycle(
        self,
        cycle_type: str,
        focus_areas: Optional[List[str]] = None,
        constraints: Optional[Json] = None,
        *,
        as_of: Optional[str] = None,
        assumptions: Optional[Json] = None,
        idempotency_key: Optional[str] = None,
    ) -> OptimizationCycle:
        """Begins a cycle of optimisation. Without an ``idempotency_key`` one is made up, so that it is begun, and counts, once however
        often it is sent.
        """
        body = {
            "cycle_type": cycle_type,
            "focus_areas": focus_areas,
            "constraints": constraints,
            "as_of": as_of,
            "assumptions": assumptions,
        }
        key = idempotency_key or str(uuid.uuid4())
        path = "/business-intelligence/execute-cycle"
        return OptimizationCycle(self._session.call("POST", path, _given(body), idempotency_key=key))

    def get_cycle(self, optimization_id: str) -> OptimizationCycle:
        """How a cycle stands."""
        return OptimizationCycle(self._session.call("GET", f"/business-intelligence/cycles/{segment(optimization_id)}"))

    def list_cycles(self, *, limit: Optional[int] = None, cursor: Optional[str] = None) -> OptimizationCyclePage:
        """A page of cycles, the newest first."""
        wanted = {"limit": limit, "cursor": cursor}
        return OptimizationCyclePage(self._session.call("GET", "/business-intelligence/cycles", parameters=wanted))


class MonitoringResource(Resource):
    """Who does what on the platform."""

    def track_user_activity(self, activity: Json, *, idempotency_key: Optional[str] = None) -> Record:
        """Records what a user did: ``user_id``, ``activity_type`` and the like; once, however often it is sent."""
        key = idempotency_key or str(uuid.uuid4())
        path = "/monitoring/track-user-activity"
        return Record(self._session.call("POST", path, activity, idempotency_key=key) or {})

    def get_user_analytics(self, user_id: str, period: str = "7d", *, as_of: Optional[str] = None) -> Record:
        """Figures of one user's requests in the period that ends now, or at ``as_of``."""
        path = f"/monitoring/user-analytics/{segment(user_id)}"
        return Record(self._session.call("GET", path, parameters={"period": period, "as_of": as_of}))

    def get_dashboard(self, period: str = "24h", *, as_of: Optional[str] = None) -> Record:
        """Figures of all users' requests in the period that ends now, or at ``as_of``."""
        wanted = {"period": period, "as_of": as_of}
        return Record(self._session.call("GET", "/monitoring/dashboard", parameters=wanted))


def log_failure(failure: Exception) -> None:
    """For who subscribed without ``on_error``."""
    _LOG.error("A subscription ended: %s", failure, exc_info=failure)


def _given(body: Json) -> Dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}


def _event_filters(filters: Json) -> Dict[str, Any]:
    unknown = [name for name in filters if name not in _FILTERS]
    if unknown:
        raise ValueError(f"There is no filter '{unknown[0]}'; there are {', '.join(_FILTERS)}")
    given = {_FILTERS[name]: value for name, value in filters.items() if value}
    return {name: value if isinstance(value, str) else ",".join(value) for name, value in given.items()}
