"""Client of the AIA knowledge platform.

``AIAClient`` is for asyncio, ``AIASyncClient`` for everything else, and ``AIAStreamingClient`` is ``AIAClient`` under the name by
which the API document shows streams. All need nothing but the standard library.
"""

from ._client import AIAClient, AIAStreamingClient, AIASyncClient
from .errors import (
    AIAAPIError,
    AIAAuthenticationError,
    AIAConflictError,
    AIAConnectionError,
    AIAError,
    AIANotFoundError,
    AIAPermissionError,
    AIARateLimitError,
    AIAServerError,
    AIATimeoutError,
    AIAValidationError,
)
from .models import (
    Dashboard,
    Event,
    GraphUpdate,
    Health,
    OptimizationCycle,
    QueryResult,
    Relationship,
    SearchHit,
    SearchResult,
    Task,
)
from .records import Record

__all__ = [
    "AIAAPIError",
    "AIAAuthenticationError",
    "AIAClient",
    "AIAConflictError",
    "AIAConnectionError",
    "AIAError",
    "AIANotFoundError",
    "AIAPermissionError",
    "AIARateLimitError",
    "AIAServerError",
    "AIAStreamingClient",
    "AIASyncClient",
    "AIATimeoutError",
    "AIAValidationError",
    "Dashboard",
    "Event",
    "GraphUpdate",
    "Health",
    "OptimizationCycle",
    "QueryResult",
    "Record",
    "Relationship",
    "SearchHit",
    "SearchResult",
    "Task",
]
