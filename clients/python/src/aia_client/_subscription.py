"""Streams of what events stand for."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from types import TracebackType
from typing import Callable, Generic, Iterator, Optional, Type, TypeVar

from ._stream import EventStream
from .errors import AIANotFoundError
from .models import Event, GraphUpdate, Task

T = TypeVar("T")
Read = Callable[[str], Task]

_REMEMBERED_TASKS = 10_000


class Subscription(Iterator[T], Generic[T]):
    """Waits for the next item until it is closed, which any thread may do."""

    def __init__(self, events: EventStream, items: Iterator[T]) -> None:
        self._events = events
        self._items = items

    def __next__(self) -> T:
        return next(self._items)

    def close(self) -> None:
        self._events.close()

    def __enter__(self) -> Subscription[T]:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


def steps(events: EventStream, task_id: str, read: Read) -> Iterator[Task]:
    """The task as it stands, then each time that it has changed, until it has ended."""
    task = read(task_id)
    yield task
    if task.ended:
        return
    try:
        events.connect()
        for _ in itertools.chain([None], events):
            before, task = task, read(task_id)
            if task != before:
                yield task
            if task.ended:
                return
    finally:
        events.close()


def tasks(events: EventStream, read: Read) -> Iterator[Task]:
    """Each task that has changed, as it stands by then: several changes at once are one."""
    known: "OrderedDict[str, Task]" = OrderedDict()
    for event in events:
        for task_id in event.subjects:
            try:
                task = read(task_id)
            except AIANotFoundError:
                continue
            if known.pop(task_id, None) != task:
                yield task
            known[task_id] = task
            if len(known) > _REMEMBERED_TASKS:
                known.popitem(last=False)


def updates(events: EventStream) -> Iterator[GraphUpdate]:
    """Events in the words of the API document."""
    for event in events:
        yield _update(event)


def _update(event: Event) -> GraphUpdate:
    subjects = event.subjects
    relationship = None
    if event.relationship is not None:
        relationship = {"type": event.relationship, "start_id": subjects[0], "end_id": subjects[1]}
    return GraphUpdate(
        {
            "event_id": event.id,
            "change_type": event.change,
            "entity_id": subjects[0] if subjects else None,
            "entity_type": event.type,
            "timestamp": event.at,
            "relationship": relationship,
        }
    )
