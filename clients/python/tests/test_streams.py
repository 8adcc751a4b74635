"""Streams across broken connections."""

from __future__ import annotations

import asyncio
import json
import threading
import unittest
from typing import Any, List, Optional
from unittest import mock

import aia_client
from aia_client import AIAClient, AIAStreamingClient, AIASyncClient, Task, _retry
from aia_client._stream import Frame, frames

from .stub import Reply, Stub

STREAM = "GET /events/stream"
OPENING = "retry: 1\nid: 1-1\n\n"
FILTERS = {"entity_types": ["customer", "product"], "change_types": ["created", "relationship_added"]}


def event(number: int, change: str = "created", **others: Any) -> str:
    data = {"id": f"{number}-1", "event": f"customer.{change}", "type": "customer", "change": change, "at": "2026-01-01T10:00:00Z"}
    data = {"subjects": [f"customer_{number}"], **data, **others}
    return f"id: {number}-1\nevent: customer.{change}\ndata: {json.dumps(data)}\n\n"


def task(status: str, progress: float = 0) -> Reply:
    return Reply(body={"task_id": "task_1", "status": status, "progress": progress})


class FrameTests(unittest.TestCase):
    def read(self, text: str) -> List[Frame]:
        lines = iter(text.encode().splitlines(keepends=True))
        return list(frames(lambda: next(lines, b"")))

    def test_fields_lines_and_comments_are_read(self) -> None:
        text = ": heartbeat\nid: 7\n\nevent: a\r\ndata: one\r\ndata:two\r\n\r\nretry: 5\n\n"
        expected = [Frame("7", None, None, None), Frame(None, "a", "one\ntwo", None), Frame(None, None, None, 5)]
        self.assertEqual(expected, self.read(text))

    def test_a_frame_that_is_cut_off_is_none(self) -> None:
        self.assertEqual([], self.read("id: 7\ndata: {}\n"))


class StreamTests(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.stub = Stub()
        self.addCleanup(self.stub.stop)
        quick = mock.patch.object(_retry, "FIRST_WAIT", 0.001)
        quick.start()
        self.addCleanup(quick.stop)

    async def asyncSetUp(self) -> None:
        self.client = AIAStreamingClient("id", "secret", base_url=self.stub.url, timeout=5)
        self.addAsyncCleanup(self.client.close)

    async def updates(self, count: int, last: Optional[str] = None) -> List[aia_client.GraphUpdate]:
        found: List[aia_client.GraphUpdate] = []
        async for update in self.client.knowledge_graph.stream_updates(FILTERS, last):
            found.append(update)
            if len(found) == count:
                break
        return found

    async def test_updates_have_the_documented_fields(self) -> None:
        added = event(2, "relationship_added", subjects=["customer_2", "product_9"], relationship="PURCHASED")
        self.stub.on(STREAM, Reply(events=[OPENING, event(1), added, None]))
        created, bought = await self.updates(2)

        self.assertEqual(("created", "customer_1", "customer"), (created.change_type, created.entity_id, created.entity_type))
        self.assertEqual(("2026-01-01T10:00:00Z", None), (created.timestamp, created.relationship))
        assert bought.relationship is not None
        self.assertEqual(("PURCHASED", "customer_2", "product_9"), tuple(bought.relationship.to_dict().values()))
        query = "?types=customer%2Cproduct&changes=created%2Crelationship_added"
        self.assertTrue(self.stub.asked(STREAM)[0].path.endswith(query))

    async def test_it_comes_back_with_the_last_id(self) -> None:
        self.stub.on(
            STREAM,
            Reply(events=[OPENING, event(2), "id: 3-1\n"]),
            Reply(503, None, {"Retry-After": "0"}),
            Reply(broken=True),
            Reply(events=[OPENING, ": heartbeat\nid: 5-1\n\n"]),
            Reply(events=[OPENING, event(6), None]),
        )
        self.assertEqual(["customer_2", "customer_6"], [update.entity_id for update in await self.updates(2, "1-9")])

        ids = [seen.headers.get("Last-Event-ID") for seen in self.stub.asked(STREAM)]
        self.assertEqual(["1-9", "2-1", "2-1", "2-1", "5-1"], ids)

    async def test_who_saw_nothing_yet_loses_nothing(self) -> None:
        self.stub.on(STREAM, Reply(events=[OPENING]), Reply(events=[event(2), None]))
        await self.updates(1)
        self.assertEqual("1-1", self.stub.asked(STREAM)[1].headers["Last-Event-ID"])

    async def test_an_ended_token_is_replaced(self) -> None:
        ended = 'event: unauthenticated\ndata: {"reason": "expired"}\n\n'
        self.stub.on(STREAM, Reply(events=[OPENING, ended]), Reply(events=[OPENING, event(2), None]))
        await self.updates(1)
        tokens = [seen.headers["Authorization"] for seen in self.stub.asked(STREAM)]
        self.assertEqual(["Bearer token-1", "Bearer token-2"], tokens)

    async def test_a_gap_is_told(self) -> None:
        reset = 'id: 8-1\nevent: reset\ndata: {"reason": "no longer kept"}\n\n'
        self.stub.on(STREAM, Reply(events=[OPENING, reset, None]))
        (update,) = await self.updates(1)
        self.assertEqual(("reset", "8-1", None), (update.change_type, update.event_id, update.entity_id))

    async def test_a_stream_that_is_refused_is_an_error(self) -> None:
        self.stub.on(STREAM, Reply(403, {"error": {"message": "needs graph:read", "code": "E020"}}))
        with self.assertRaises(aia_client.AIAPermissionError):
            await self.updates(1)
        with self.assertRaisesRegex(ValueError, "no filter 'types'"):
            await self.client.knowledge_graph.stream_updates({"types": []}).__anext__()

    async def test_a_long_wait_is_left_to_the_caller_and_cut_short_once_it_stood(self) -> None:
        long = Reply(503, {"error": {"message": "full", "code": "E012"}}, {"Retry-After": "7200"})
        self.stub.on(STREAM, long)
        with self.assertRaises(aia_client.AIAServerError) as caught:
            await self.updates(1)
        self.assertEqual((7200, 1), (caught.exception.retry_after, len(self.stub.asked(STREAM))))
        self.stub.on(STREAM, Reply(events=[OPENING]), long, Reply(events=[event(2), None]))
        async with AIAClient("id", "secret", base_url=self.stub.url, max_retry_wait=0.01) as client:
            self.assertEqual("customer_2", (await client.knowledge_graph.stream_updates().__anext__()).entity_id)

    async def test_closing_the_client_ends_its_streams(self) -> None:
        self.stub.on(STREAM, Reply(events=[OPENING, event(1), None]))
        stream = self.client.knowledge_graph.stream_updates()
        await stream.__anext__()
        waiting = asyncio.ensure_future(stream.__anext__())
        await asyncio.sleep(0.01)
        await self.client.close()
        with self.assertRaises(StopAsyncIteration):
            await asyncio.wait_for(waiting, 5)

    async def test_a_task_is_followed_to_its_end(self) -> None:
        self.stub.on(STREAM, Reply(events=[OPENING, event(2), event(3), event(4), None]))
        self.stub.on(
            "GET /tasks/task_1",
            *[task("accepted"), task("accepted"), task("in_progress", 50), task("in_progress", 50), task("completed", 100)],
        )
        steps = [(step.status, step.progress) async for step in self.client.tasks.monitor("task_1")]
        self.assertEqual([("accepted", 0), ("in_progress", 50), ("completed", 100)], steps)
        self.assertTrue(self.stub.asked(STREAM)[0].path.endswith("?subject=task_1"))

    async def test_a_task_that_has_ended_needs_no_stream(self) -> None:
        self.stub.on("GET /tasks/task_1", task("failed"))
        self.assertEqual(["failed"], [step.status async for step in self.client.tasks.monitor("task_1")])
        self.assertEqual([], self.stub.asked(STREAM))

    async def test_subscribers_hear_of_changes_until_they_want_no_more(self) -> None:
        self.stub.on(STREAM, Reply(events=[OPENING, None]))
        self.stub.on("GET /tasks/task_1", task("accepted"))
        heard: "asyncio.Queue[Task]" = asyncio.Queue()
        unsubscribe = self.client.tasks.subscribe("task_1", heard.put)
        self.assertEqual("accepted", (await asyncio.wait_for(heard.get(), 5)).status)
        unsubscribe()

    async def test_a_subscription_that_fails_says_so(self) -> None:
        failed: "asyncio.Queue[Exception]" = asyncio.Queue()
        self.client.tasks.subscribe("task_0", lambda _: None, failed.put_nowait)
        self.assertIsInstance(await asyncio.wait_for(failed.get(), 5), aia_client.AIANotFoundError)

    async def test_all_tasks_are_followed_and_nothing_is_told_twice(self) -> None:
        self.stub.on(
            STREAM,
            Reply(events=[OPENING, *(event(at, subjects=["task_1"]) for at in (2, 3)), event(4, subjects=["task_gone"]), event(5, subjects=["task_1"]), None]),
        )
        self.stub.on("GET /tasks/task_1", task("accepted"), task("accepted"), task("completed", 100))
        found = []
        async for step in self.client.tasks.stream_all():
            found.append(step.status)
            if step.ended:
                break
        self.assertEqual(["accepted", "completed"], found)
        self.assertTrue(self.stub.asked(STREAM)[0].path.endswith("?types=task&changes=created%2Cupdated"))


class BlockingStreamTests(unittest.TestCase):
    def setUp(self) -> None:
        self.stub = Stub()
        self.addCleanup(self.stub.stop)
        self.client = AIASyncClient("id", "secret", base_url=self.stub.url, timeout=5)
        self.addCleanup(self.client.close)

    def test_another_thread_may_end_a_stream(self) -> None:
        self.stub.on(STREAM, Reply(events=[OPENING, event(1), None]))
        found = []
        with self.client.knowledge_graph.stream_updates() as updates:
            for update in updates:
                found.append(update.entity_id)
                threading.Timer(0.01, updates.close).start()
        self.assertEqual(["customer_1"], found)

    def test_subscribers_are_called_on_a_thread(self) -> None:
        self.stub.on("GET /tasks/task_1", task("completed", 100))
        heard = threading.Event()
        self.client.tasks.subscribe("task_1", lambda _: heard.set())
        self.assertTrue(heard.wait(5))


class ClosedTests(unittest.IsolatedAsyncioTestCase):
    async def test_a_closed_client_says_so(self) -> None:
        async with AIAClient("id", "secret", base_url="http://127.0.0.1:1") as client:
            pass
        with self.assertRaisesRegex(aia_client.AIAError, "closed"):
            await client.health.check()
