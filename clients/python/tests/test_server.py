"""The clients against a running server."""

from __future__ import annotations

import asyncio
import contextlib
import io
import unittest
import uuid
from typing import Any, Dict, List

import aia_client
from aia_client import AIAClient, AIASyncClient

from . import server

COUNTS = {"data_source": "customer", "analysis_type": "counts"}


@server.needs_server
class AsyncTests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.client = AIAClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL)
        self.addAsyncCleanup(self.client.close)

    async def customer(self) -> str:
        key = uuid.uuid4().hex
        statement = "CREATE (:Customer:Entity {id: $id, type: 'customer', name: 'Acme Corp', sector: 'Technology'})"
        await self.client.knowledge_graph.query(statement, {"id": f"customer_{key}"}, access_mode="write")
        return f"customer_{key}"

    async def test_the_server_is_healthy(self) -> None:
        health = await self.client.health.check()
        self.assertEqual(("healthy", "healthy"), (health.status, health.services.database))
        self.assertGreaterEqual((await self.client.health.metrics()).system_metrics.memory_usage, 0)

    async def test_a_task_is_monitored_to_its_results(self) -> None:
        await self.customer()
        task = await self.client.tasks.submit("data_analysis", requirements=COUNTS)
        steps = [step async for step in self.client.tasks.monitor(task.task_id)]

        self.assertEqual(("completed", 100), (steps[-1].status, steps[-1].progress))
        assert steps[-1].results is not None
        self.assertTrue(steps[-1].results.summary)

    async def test_who_subscribed_hears_the_end(self) -> None:
        ended: "asyncio.Future[aia_client.Task]" = asyncio.get_running_loop().create_future()
        task = await self.client.tasks.submit("data_analysis", requirements={"data_source": "nothing_of_the_kind"})
        unsubscribe = self.client.tasks.subscribe(task.task_id, lambda now: ended.set_result(now) if now.ended else None)
        self.assertEqual("failed", (await asyncio.wait_for(ended, 30)).status)
        unsubscribe()

    async def test_the_same_key_is_the_same_task(self) -> None:
        key = str(uuid.uuid4())
        tasks = [await self.client.tasks.submit("unknown_work", idempotency_key=key) for _ in range(2)]
        self.assertEqual(tasks[0].task_id, tasks[1].task_id)
        self.assertEqual("cancelled", (await self.client.tasks.cancel(tasks[0].task_id, "enough")).status)
        listed = await self.client.tasks.list(status="cancelled", limit=1)
        self.assertEqual(1, len(listed.tasks))

    async def test_a_batch_tells_which_were_refused(self) -> None:
        answer = await self.client.tasks.submit_batch([{"task_type": "data_analysis", "requirements": COUNTS}, {}])
        self.assertEqual("accepted", answer.tasks[0].status)
        self.assertEqual("task_type", answer.tasks[1].error.details.field)

    async def test_the_graph_is_asked_exactly_and_by_meaning(self) -> None:
        customer = await self.customer()
        rows = await self.client.knowledge_graph.query("MATCH (c:Customer {id: $id}) RETURN c.name AS name", {"id": customer})
        self.assertEqual("Acme Corp", rows.results[0].name)
        self.assertEqual(1, rows.metadata.rows)

        found = await self.client.knowledge_graph.semantic_search("technology customers", 5, types=["customer"], mode="hybrid")
        self.assertTrue(all(hit.entity_type == "customer" for hit in found.results))

    async def test_a_bad_request_names_its_field(self) -> None:
        with self.assertRaises(aia_client.AIAValidationError) as caught:
            await self.client.knowledge_graph.semantic_search("x", limit=0)
        self.assertEqual(("E001", "limit"), (caught.exception.code, caught.exception.field))
        self.assertTrue(caught.exception.request_id)
        with self.assertRaises(aia_client.AIANotFoundError):
            await self.client.tasks.get("task_none")

    async def test_a_cycle_is_begun_and_read(self) -> None:
        constraints = {"budget_limit": 1000}
        begun = await self.client.business_intelligence.execute_cycle(
            "weekly_optimization", ["revenue"], constraints, as_of="2025-09-30", assumptions={"contact_cost": 40}
        )
        cycle = await self.client.business_intelligence.get_cycle(begun.optimization_id)
        self.assertEqual((["revenue"], 40), (cycle.focus_areas, cycle.assumptions.contact_cost))
        self.assertEqual(begun.optimization_id, (await self.client.business_intelligence.list_cycles(limit=1)).cycles[0].optimization_id)

    async def test_a_dashboard_is_of_the_segments_that_were_named(self) -> None:
        segments = ["sector:Technology", "sector:Oil, Gas", "country:Germany"]
        dashboard = await self.client.business_intelligence.get_dashboard(
            "2025-09-30", segments, active_days=30, churn="activity", months=3, movers=1
        )
        self.assertEqual({"sector": ["Technology", "Oil, Gas"], "country": ["Germany"]}, dashboard.segment.to_dict())
        self.assertEqual("activity", dashboard.metrics.customers.churn.rule)

    async def test_an_activity_is_counted_once(self) -> None:
        user = uuid.uuid4().hex
        activity = {"user_id": user, "activity_type": "api_request", "timestamp": "2025-10-03T10:00:00Z", "details": {"status_code": 200}}
        for _ in range(2):
            await self.client.monitoring.track_user_activity(activity, idempotency_key=user)
        figures = await self.client.monitoring.get_user_analytics(user, "1h", as_of="2025-10-03T10:30:00Z")
        self.assertEqual(1, figures.summary.total_requests)
        everybody = await self.client.monitoring.get_dashboard("1h", as_of="2025-10-03T10:30:00Z")
        self.assertGreaterEqual(everybody.users.active_users, 1)

    async def test_what_was_answered_can_be_sent(self) -> None:
        await self.customer()
        first = await self.client.tasks.submit("data_analysis", requirements=COUNTS)
        stands = await self.client.tasks.get(first.task_id)
        again = await self.client.tasks.submit("data_analysis", requirements=stands.requirements)
        self.assertEqual(COUNTS, (await self.client.tasks.get(again.task_id)).requirements.to_dict())

    async def test_webhooks_are_registered_by_requests(self) -> None:
        body = {"webhook_url": "https://your-app.com/aia-webhook", "events": ["task.completed"]}
        webhook = await self.client.request("POST", "/webhooks/register", body)
        self.assertTrue(webhook.secret.startswith("whsec_"))
        self.assertIsNone(await self.client.request("DELETE", f"/webhooks/{webhook.webhook_id}"))

    async def test_updates_are_resumed_where_they_were_left(self) -> None:
        filters = {"entity_types": ["customer"], "change_types": ["created"]}
        stream = self.client.knowledge_graph.stream_updates(filters)
        first = asyncio.ensure_future(stream.__anext__())
        made: List[str] = []
        while not first.done():
            made.append(await self.customer())
            await asyncio.wait([first], timeout=0.2)
        seen = await first
        await stream.aclose()
        self.assertIn(seen.entity_id, made)
        made.append(await self.customer())

        async for update in self.client.knowledge_graph.stream_updates(filters, seen.event_id):
            if update.entity_id == made[-1]:
                break
            self.assertIn(update.entity_id, made)

    async def test_other_requests_can_be_made(self) -> None:
        described: Dict[str, Any] = (await self.client.request("get", "/knowledge-graph/types")).to_dict()
        self.assertTrue(described)


@server.needs_server
@server.needs_guide
class GuideTests(unittest.TestCase):
    """The samples of the page about the clients."""

    def setUp(self) -> None:
        self.client = AIASyncClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL)
        self.addCleanup(self.client.close)
        self.output = io.StringIO()

    def make_customer(self, customer: str) -> None:
        statement = "MERGE (c:Customer:Entity {id: $id}) SET c.type = 'customer', c.name = 'A customer in technology'"
        self.client.knowledge_graph.query(statement, {"id": customer}, access_mode="write")

    def test_the_quick_start(self) -> None:
        self.make_customer("customer_guide")
        with contextlib.redirect_stdout(self.output):
            server.run(server.guide(1), {"__name__": "__main__"})
        self.assertIn("\ncompleted 100", self.output.getvalue())

    def test_streams(self) -> None:
        code = "async def follow(client):\n    " + server.guide(2).replace("\n", "\n    ")
        asyncio.run(self.follow(server.run(code, {})["follow"]))
        self.assertRegex(self.output.getvalue(), r"^created customer_[0-9a-f]+ customer 20\S+ None\n")

    async def follow(self, sample: Any) -> None:
        async with AIAClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL) as client:
            with contextlib.redirect_stdout(self.output):
                following = asyncio.ensure_future(sample(client))
                while not self.output.getvalue():
                    await asyncio.to_thread(self.make_customer, f"customer_{uuid.uuid4().hex}")
                    done, _ = await asyncio.wait([following], timeout=0.2)
                    self.assertFalse(done)
                following.cancel()
                await asyncio.wait([following])


@server.needs_server
class BlockingTests(unittest.TestCase):
    def test_the_same_without_asyncio(self) -> None:
        with AIASyncClient(server.CLIENT_ID, server.CLIENT_SECRET, base_url=server.BASE_URL) as client:
            client.authenticate()
            statement = "MERGE (c:Customer:Entity {id: 'customer_blocking'}) SET c.type = 'customer', c.name = 'Acme Corp'"
            client.knowledge_graph.query(statement, access_mode="write")
            task = client.tasks.submit("data_analysis", requirements=COUNTS)
            *_, last = client.tasks.monitor(task.task_id)
            self.assertEqual("completed", last.status)

    def test_a_wrong_secret_is_refused(self) -> None:
        with AIASyncClient(server.CLIENT_ID, "wrong", base_url=server.BASE_URL) as client:
            with self.assertRaises(aia_client.AIAAuthenticationError):
                client.authenticate()
