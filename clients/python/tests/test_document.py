"""The Python samples of the API document, run against a running server."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
import time
import types
import unittest
from pathlib import Path
from typing import Any, Dict
from unittest import mock

from aia_client import AIAConflictError, AIASyncClient

from . import server

_SHIMS = str(Path(__file__).parent / "shims")
_sleep = asyncio.sleep


async def _short(seconds: float) -> None:
    await _sleep(min(seconds, 0.05))


@server.needs_server
@server.needs_document
class SdkSampleTests(unittest.TestCase):
    """Of the package itself."""

    def setUp(self) -> None:
        self.platform = AIASyncClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL)
        self.addCleanup(self.platform.close)
        patch = mock.patch("asyncio.sleep", _short)
        patch.start()
        self.addCleanup(patch.stop)

    def test_the_complete_sdk_example(self) -> None:
        seed_business(self.platform)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            server.run(server.sample("Complete SDK Example"), {"__name__": "__main__"})

        said = output.getvalue()
        self.assertIn("API Status: healthy\nTask submitted: task_", said)
        self.assertRegex(said, r"Task progress: 100.0%\nTask results: TaskResults\(.*'summary': '30 rows with ")
        self.assertRegex(said, r"'group_by': 'channel', .*'groups_in_all': 2")
        self.assertRegex(said, r"Found: .+ \(Score: 0\.\d+\)")
        self.assertRegex(said, r"Monthly Revenue: \$[\d,]+\.\d\d\nActive Customers: \d+\n$")

    def test_the_streaming_example(self) -> None:
        # The printed last line hands asyncio.run a future, which no release of Python takes; the two functions are run as they are.
        names: Dict[str, Any] = {"__name__": "sample"}
        done = asyncio.run(self.follow(server.run(server.sample("Streaming API Example"), names)))
        self.assertEqual({"graph", "task"}, done)

    async def follow(self, names: Dict[str, Any]) -> "set[str]":
        done = set()
        seen = asyncio.Event()

        async def process_kg_update(update: Any) -> None:
            done.add("graph")
            if update.change_type == "relationship_added":
                seen.set()

        async def notify_task_completion(task: Any) -> None:
            done.add("task")
            seen.set()

        names.update(process_kg_update=process_kg_update, notify_task_completion=notify_task_completion)
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            streams = [
                asyncio.ensure_future(names[name]()) for name in ("stream_knowledge_graph_updates", "stream_task_updates")
            ]
            try:
                while len(done) < 2 or "New relationship" not in output.getvalue():
                    await asyncio.get_running_loop().run_in_executor(None, self.change_something)
                    with contextlib.suppress(asyncio.TimeoutError):
                        await asyncio.wait_for(seen.wait(), 0.5)
                    for stream in streams:
                        self.assertFalse(stream.done(), output.getvalue())
            finally:
                for stream in streams:
                    stream.cancel()
                await asyncio.gather(*streams, return_exceptions=True)
        said = output.getvalue()
        self.assertRegex(said, r"Knowledge Graph Update: created\nEntity: customer_\w+ \(customer\)\nTimestamp: 20")
        self.assertRegex(said, r"New relationship: Relationship\({'type': 'KNOWS'")
        self.assertRegex(said, r"Task task_\w+: completed\nProgress: 100.0%\nResults: TaskResults")
        return done

    def change_something(self) -> None:
        statement = """
            MERGE (a:Customer:Entity {id: 'customer_streamed', type: 'customer', name: 'Streamed'})
            CREATE (b:Customer:Entity {id: 'customer_' + replace(randomUUID(), '-', ''), type: 'customer', name: 'Other'})
            CREATE (a)-[:KNOWS]->(b)"""
        self.platform.knowledge_graph.query(statement, access_mode="write")
        self.platform.tasks.submit("data_analysis", requirements={"data_source": "customer", "analysis_type": "counts"})


def seed_business(platform: AIASyncClient) -> None:
    """Something to be found, and purchases of this month and the one before."""
    statement = """
        MERGE (c:Customer:Entity {id: 'customer_acme'}) SET c.type = 'customer', c.name = 'Acme Corp',
            c.sector = 'Technology', c.description = 'A high-value customer in the technology sector'
        MERGE (p:Product:Entity {id: 'product_anvil'}) SET p.type = 'product', p.name = 'Anvil', p.category = 'Technology'
        WITH c, p UNWIND range(0, 400) AS days
        CREATE (c)-[:PURCHASED {at: datetime() - duration({days: days}), amount: 100.0, quantity: 1}]->(p)
        WITH DISTINCT c UNWIND range(1, 30) AS i
        MERGE (k:CustomerInteraction:Entity {id: 'customer_interaction_' + i}) SET k.type = 'customer_interaction',
            k.channel = CASE i % 3 WHEN 0 THEN 'phone' ELSE 'mail' END, k.minutes = i, k.at = date() - duration({days: 5 * i})"""
    platform.knowledge_graph.query(statement, access_mode="write")
    # Embeddings are made in the background.
    end = time.monotonic() + 30
    while True:
        found = platform.knowledge_graph.semantic_search("high-value customers in technology sector", 10).results
        if found and all(hit.similarity_score for hit in found):
            return
        if time.monotonic() > end:
            raise AssertionError(f"Not encoded within half a minute: {found}")
        time.sleep(0.05)


@server.needs_server
@server.needs_document
class HandWrittenClientTests(unittest.IsolatedAsyncioTestCase):
    """Of clients that the document writes by hand."""

    def setUp(self) -> None:
        # Behind all others: what is installed goes first.
        sys.path.append(_SHIMS)
        self.addCleanup(sys.path.remove, _SHIMS)
        patch = mock.patch("asyncio.sleep", _short)
        patch.start()
        self.addCleanup(patch.stop)

    def authenticated(self) -> Dict[str, Any]:
        """The sample of a client, and one whose requests are awaited, as the document's later samples do."""
        names = server.run(server.sample("Python Example"), {"__name__": "sample"})
        printed = names["AIAAPIClient"]

        class Awaited(printed):  # type: ignore[misc, valid-type]
            async def make_request(self, *request: Any) -> Any:
                return await asyncio.get_running_loop().run_in_executor(None, super().make_request, *request)

        return {**names, "AIAAPIClient": Awaited, "PrintedClient": printed}

    async def test_authentication(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            names = self.authenticated()
        self.assertRegex(output.getvalue(), r"API Health: {'status': 'healthy'")
        client = names["client"]
        self.assertTrue(client.authenticate())
        self.assertTrue(client.access_token and client.refresh_token)
        self.assertIn("tasks", client.make_request("GET", "/tasks"))

    async def test_orchestration(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            names = self.authenticated()
        names["client"] = names["AIAAPIClient"](server.CLIENT_ID, server.CLIENT_SECRET)
        with AIASyncClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL) as platform:
            for agent in ("market_research_agent", "data_analysis_agent", "strategy_agent", "reporting_agent"):
                with contextlib.suppress(AIAConflictError):
                    platform.request("POST", "/agents", {"agent_id": agent, "name": agent, "capabilities": []})
        server.run(server.sample("Agent Task Orchestration"), names)
        self.assertTrue(await names["orchestrate_complex_task"]())

    def test_endpoints(self) -> None:
        platform = AIASyncClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL)
        self.addCleanup(platform.close)
        statement = "MERGE (t:TestData:Entity {id: 'test_data_1'}) SET t.type = 'test_data', t.name = 'One'"
        platform.knowledge_graph.query(statement, access_mode="write")
        import testclient

        app = types.ModuleType("aia.main")
        app.app = (server.BASE_URL, {"Authorization": f"Bearer {self.token()}"})  # type: ignore[attr-defined]
        others = {name: types.ModuleType(name) for name in ("pytest", "fastapi", "aia")}
        with mock.patch.dict(sys.modules, {**others, "fastapi.testclient": testclient, "aia.main": app}):
            names = server.run(server.sample("API Endpoint Testing"), {"__name__": "sample"})
        done = []
        for name in ("TestHealthEndpoint", "TestTaskSubmission"):
            tests = names[name]()
            for test in (test for test in dir(tests) if test.startswith("test_")):
                getattr(tests, test)()
                done.append(test)
        self.assertEqual(["test_health_check_success", "test_submit_task_success", "test_submit_task_validation_error"], done)
        (task,) = [task for task in platform.tasks.list(limit=20).tasks if task.description == "Test analysis task"]
        self.assertEqual("completed", list(platform.tasks.monitor(task.task_id))[-1].status)

    def token(self) -> str:
        with contextlib.redirect_stdout(io.StringIO()):
            return str(self.authenticated()["client"].access_token)

    def test_load(self) -> None:
        import locust

        with mock.patch.dict(sys.modules, {"locust": locust}):
            names = server.run(server.sample("Load Testing with Locust"), {"__name__": "sample"})
        user = names["AIAAPIUser"](server.BASE_URL)
        user.run_tasks()
        asked, statuses = zip(*user.client.answers)
        self.assertEqual({200}, set(statuses), user.client.answers)
        self.assertEqual(("POST /auth/token", "GET /health", "POST /tasks/submit"), asked[:3])
        self.assertRegex(asked[3], r"^GET /tasks/task_\w+$")
        self.assertEqual(("POST /knowledge-graph/query",), asked[4:])

    async def test_batches(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            names = server.run(server.sample("Batch Task Submission"), self.authenticated())
            await names["main"]()
        self.assertIn("Successfully submitted: 100 tasks\nFailed submissions: 0 tasks", output.getvalue())

    async def test_errors(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            names = {**self.authenticated(), "asyncio": asyncio}
            server.run(server.sample("Python Error Handling"), names)
            self.assertTrue(await names["robust_task_submission"]())
            client = names["AIARetryableAPIClient"](server.CLIENT_ID, server.CLIENT_SECRET)
            with self.assertRaises(names["AIAValidationError"]) as caught:
                await client.make_request_with_retry("POST", "/tasks/submit", {"task_type": "", "description": "d"})
            with self.assertRaises(names["AIAAPIError"]) as missing:
                await client.make_request_with_retry("GET", "/tasks/task_none")
        self.assertIn("Task submitted successfully: task_", output.getvalue())
        refused = caught.exception
        self.assertEqual(("ValidationError", "E001"), (refused.error_type, refused.code))
        self.assertEqual("task_type", refused.error_data["error"]["details"]["field"])
        self.assertEqual((404, "E003"), (missing.exception.status_code, missing.exception.code))

    async def test_a_batch_in_one_request(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            names = self.authenticated()
        client = names["AIAAPIClient"](server.CLIENT_ID, server.CLIENT_SECRET)
        items = [{"task_type": "analysis", "description": f"Number {number}"} for number in range(2)]
        code = "async def main():\n    " + server.sample("1. Request Batching").replace("\n", "\n    ") + "\n    return response"
        answer = await server.run(code, {"client": client, "items": items})["main"]()
        self.assertEqual(["accepted"] * 2, [task["status"] for task in answer["tasks"]])

    async def test_caching(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            names = {**self.authenticated(), "time": __import__("time")}
        server.run(server.sample("2. Response Caching"), names)
        client = names["CachedAIAAPIClient"](server.CLIENT_ID, server.CLIENT_SECRET)
        first = await client.make_cached_request("GET", "/health")
        self.assertIs(first, await client.make_cached_request("GET", "/health"))

    async def test_connection_pooling(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            names = self.authenticated()
        server.run(server.sample("3. Connection Pooling"), names)
        helper = names["PrintedClient"](server.CLIENT_ID, server.CLIENT_SECRET)

        class Pooled(names["AsyncAIAAPIClient"]):  # type: ignore[misc]
            # The printed class calls it, and does not have it.
            async def _get_headers(self) -> Any:
                return helper._get_headers()

        names["AsyncAIAAPIClient"] = Pooled
        health, metrics, task = await names["main"]()
        self.assertEqual(("healthy", "accepted"), (health["status"], task["status"]))
        self.assertIn("system_metrics", metrics)
