"""The documented answers. Times are text as the server sends it, ISO 8601 in UTC; what an answer lacks is ``None``."""

from typing import Any, List, Optional

from .records import Record

ENDED = frozenset({"completed", "failed", "cancelled"})


class Health(Record):
    """How the server is; ``status`` is ``healthy`` when all of its ``services`` are."""

    status: str
    timestamp: str
    version: str
    services: Record
    uptime: float
    request_count: int


class TaskResults(Record):
    """What a task produced; ``data`` is the worker's own."""

    result_id: Optional[str]
    summary: Optional[str]
    data: Any
    metrics: Any
    media: Any


class TaskError(Record):
    """Why a task failed."""

    type: str
    message: str


class Task(Record):
    """A task, as submitted or as it stands.

    ``status`` is ``accepted``, ``in_progress``, ``completed``, ``failed`` or ``cancelled``; ``progress`` goes from 0 to 100. The answer
    to a submission has only the first five.
    """

    task_id: str
    status: str
    estimated_completion: Optional[str]
    assigned_agents: List[str]
    tracking_url: Optional[str]
    progress: float
    created_at: Optional[str]
    updated_at: Optional[str]
    partial_results: Any
    results: Optional[TaskResults]
    error: Optional[TaskError]
    task_type: Optional[str]
    description: Optional[str]
    priority: Optional[int]
    requirements: Any
    context: Any
    attempt: Optional[int]
    max_attempts: Optional[int]
    started_at: Optional[str]
    ended_at: Optional[str]
    cancel_requested: Optional[bool]
    waits_for: Optional[List[str]]
    workflow_run_id: Optional[str]
    stage: Optional[str]

    @property
    def ended(self) -> bool:
        """Whether it will not go on."""
        return self.status in ENDED


class SubmittedBatch(Record):
    """One item for each task of a batch, in their order; an item that was refused has only ``error``."""

    tasks: List[Record]


class TaskPage(Record):
    """Tasks, and the ``cursor`` of the next page; ``None`` on the last."""

    tasks: List[Task]
    next_cursor: Optional[str]


class QueryResult(Record):
    """Rows of a Cypher statement; of format ``table``, ``columns`` and ``rows`` are in place of ``results``."""

    query_id: str
    results: List[Record]
    metadata: Record
    columns: Optional[List[str]]
    rows: Optional[List[Any]]


class SearchHit(Record):
    """An entity that was found; ``similarity_score`` is (1 + cosine) / 2, ``entity_data`` its properties."""

    entity_id: str
    entity_type: Optional[str]
    similarity_score: Optional[float]
    score: Optional[float]
    match_explanation: Optional[str]
    explanation: Optional[Record]
    entity_data: Record


class SearchResult(Record):
    """Hits of a search, the best first."""

    search_id: str
    results: List[SearchHit]
    query_vector_dimensions: Optional[int]
    search_time_ms: float


class Revenue(Record):
    """Amounts of a month; ``growth_rate`` in percent."""

    current_month: Optional[float]
    previous_month: Optional[float]
    growth_rate: Optional[float]
    forecast_next_month: Optional[float]


class Customers(Record):
    """Figures of customers; ``churn_rate`` in percent, ``satisfaction_score`` of 10."""

    total_active: Optional[int]
    new_this_month: Optional[int]
    churn_rate: Optional[float]
    satisfaction_score: Optional[float]


class Operations(Record):
    """Figures of the platform at work; rates in percent, ``average_response_time`` in seconds."""

    task_completion_rate: Optional[float]
    average_response_time: Optional[float]
    system_uptime: Optional[float]
    agent_efficiency: Optional[float]


class DashboardMetrics(Record):
    """The three groups of figures."""

    revenue: Revenue
    customers: Customers
    operations: Operations


class Dashboard(Record):
    """The business at a glance."""

    dashboard_id: str
    generated_at: str
    as_of: str
    segment: Record
    metrics: DashboardMetrics
    trends: Record
    trend_tests: Record
    alerts: List[Record]
    monthly: List[Record]
    top_movers: Record
    source: Record
    definitions: Record


class OptimizationPlan(Record):
    """The strategies that were chosen, and those that were left out, with the reasons."""

    revenue_strategies: List[Record]
    customer_strategies: List[Record]
    operations_strategies: List[Record]
    left_out: List[Record]
    totals: Record
    baseline_revenue: Optional[float]
    optimal: bool


class OptimizationCycle(Record):
    """A cycle of optimisation, and its plan as soon as there is one.

    ``status`` is ``initiated``, ``in_progress``, ``completed``, ``failed`` or ``cancelled``.
    """

    optimization_id: str
    status: str
    estimated_completion: Optional[str]
    optimization_plan: Optional[OptimizationPlan]
    cycle_type: str
    focus_areas: List[str]
    constraints: Record
    as_of: str
    created_at: str
    completed_at: Optional[str]
    task_id: Optional[str]
    assumptions: Record


class OptimizationCyclePage(Record):
    """Cycles, and the ``cursor`` of the next page; ``None`` on the last."""

    cycles: List[OptimizationCycle]
    next_cursor: Optional[str]


class Relationship(Record):
    """A relationship that changed, from one entity to another."""

    type: str
    start_id: str
    end_id: str


class Event(Record):
    """A change of the graph as ``/events/stream`` tells it."""

    id: str
    event: str
    type: Optional[str]
    change: str
    subjects: List[str]
    relationship: Optional[str]
    at: str
    cursor: int


class GraphUpdate(Record):
    """A change of the knowledge graph.

    ``change_type`` is ``created``, ``updated``, ``deleted``, ``relationship_added``, ``relationship_updated`` or
    ``relationship_removed``; of a relationship, the entity is the one that it starts from. ``reset`` says that changes after the last one
    are no longer kept: what is needed must be read anew, and the updates go on from now. ``event_id`` is where to resume after it.
    """

    event_id: str
    change_type: str
    entity_id: Optional[str]
    entity_type: Optional[str]
    timestamp: Optional[str]
    relationship: Optional[Relationship]
