"""Tokens, retries and errors, against a server that misbehaves on purpose."""

from __future__ import annotations

import json
import os
import unittest
from unittest import mock

import aia_client
from aia_client import AIASyncClient, _retry

from .stub import Reply, Stub

DASHBOARD = "GET /business-intelligence/dashboard"
CYCLE = "POST /business-intelligence/execute-cycle"
SUBMIT = "POST /tasks/submit"
REGISTER = "POST /webhooks/register"
BUSY = Reply(503, {"error": {"type": "ServiceUnavailable", "message": "busy", "code": "E012"}}, {"Retry-After": "0"})


class RequestTests(unittest.TestCase):
    def setUp(self) -> None:
        self.stub = Stub()
        self.addCleanup(self.stub.stop)
        self.client = AIASyncClient("id", "secret", base_url=self.stub.url, timeout=5)
        self.addCleanup(self.client.close)
        quick = mock.patch.object(_retry, "FIRST_WAIT", 0.001)
        quick.start()
        self.addCleanup(quick.stop)

    def test_one_token_serves_many_requests(self) -> None:
        self.stub.on(DASHBOARD, Reply(body={}))
        self.client.business_intelligence.get_dashboard()
        self.client.business_intelligence.get_dashboard()

        self.assertEqual(1, len(self.stub.asked("POST /auth/token")))
        form = "grant_type=client_credentials&client_id=id&client_secret=secret"
        self.assertEqual(form, self.stub.asked("POST /auth/token")[0].body)
        self.assertEqual("Bearer token-1", self.stub.asked(DASHBOARD)[1].headers["Authorization"])

    def test_a_token_is_replaced_before_it_ends(self) -> None:
        self.stub.token_life = 0
        self.stub.on(DASHBOARD, Reply(body={}))
        self.client.business_intelligence.get_dashboard()
        self.client.business_intelligence.get_dashboard()

        self.assertEqual("Bearer token-2", self.stub.asked(DASHBOARD)[1].headers["Authorization"])

    def test_a_refused_token_is_replaced_once(self) -> None:
        refusal = Reply(401, {"error": {"message": "no", "code": "E019"}})
        self.stub.on(CYCLE, refusal, Reply(body={"optimization_id": "opt_1"}), refusal)
        self.assertEqual("opt_1", self.client.business_intelligence.execute_cycle("monthly").optimization_id)

        with self.assertRaises(aia_client.AIAAuthenticationError):
            self.client.business_intelligence.execute_cycle("monthly")
        self.assertEqual(4, len(self.stub.asked(CYCLE)))

    def test_credentials_that_are_not_good_are_said_to_be(self) -> None:
        self.stub.on("POST /auth/token", Reply(401, {"error": "invalid_client", "error_description": "Wrong secret"}))
        with self.assertRaises(aia_client.AIAAuthenticationError) as caught:
            self.client.tasks.get("task_1")
        self.assertEqual(("invalid_client", "Wrong secret"), (caught.exception.code, caught.exception.message))

    def test_what_can_be_repeated_is_tried_again(self) -> None:
        self.stub.on(DASHBOARD, BUSY, Reply(broken=True), Reply(502), Reply(body={"dashboard_id": "main"}))
        self.assertEqual("main", self.client.business_intelligence.get_dashboard().dashboard_id)

    def test_it_gives_up_after_its_retries(self) -> None:
        self.stub.on(DASHBOARD, BUSY)
        with self.assertRaises(aia_client.AIAServerError):
            self.client.business_intelligence.get_dashboard()
        self.assertEqual(4, len(self.stub.asked(DASHBOARD)))

    def test_what_may_have_been_done_is_not_done_twice(self) -> None:
        self.stub.on(REGISTER, BUSY)
        with self.assertRaises(aia_client.AIAServerError):
            self.client.request("POST", "/webhooks/register", {})
        self.stub.on(REGISTER, Reply(broken=True))
        with self.assertRaises(aia_client.AIAConnectionError) as caught:
            self.client.request("POST", "/webhooks/register", {})
        self.assertTrue(caught.exception.sent)
        self.assertEqual(2, len(self.stub.asked(REGISTER)))

    def test_what_was_refused_for_its_rate_is_tried_again(self) -> None:
        limit = Reply(429, {"error": {"message": "slow down", "code": "E021"}}, {"Retry-After": "0"})
        self.stub.on(CYCLE, limit, Reply(body={"optimization_id": "opt_1"}))
        self.assertEqual("opt_1", self.client.business_intelligence.execute_cycle("monthly").optimization_id)

    def test_a_long_wait_is_left_to_the_caller(self) -> None:
        limit = Reply(429, {"error": {"message": "10 a day", "code": "E021"}}, {"Retry-After": "7200"})
        self.stub.on(CYCLE, limit)
        with self.assertRaises(aia_client.AIARateLimitError) as caught:
            self.client.business_intelligence.execute_cycle("monthly")
        self.assertEqual(7200, caught.exception.retry_after)
        self.assertEqual(1, len(self.stub.asked(CYCLE)))

    def test_a_submission_keeps_its_key(self) -> None:
        self.stub.on(SUBMIT, Reply(broken=True), BUSY, Reply(body={"task_id": "task_1", "status": "accepted"}))
        task = self.client.tasks.submit("data_analysis", description="d", requirements={"data_source": "x"})

        self.assertEqual("task_1", task.task_id)
        keys = {seen.headers["Idempotency-Key"] for seen in self.stub.asked(SUBMIT)}
        self.assertEqual((3, 1), (len(self.stub.asked(SUBMIT)), len(keys)))

    def test_a_cycle_keeps_its_key(self) -> None:
        self.stub.on(CYCLE, Reply(broken=True), BUSY, Reply(body={"optimization_id": "opt_1"}))
        self.assertEqual("opt_1", self.client.business_intelligence.execute_cycle("monthly").optimization_id)
        keys = {seen.headers["Idempotency-Key"] for seen in self.stub.asked(CYCLE)}
        self.assertEqual((3, 1), (len(self.stub.asked(CYCLE)), len(keys)))

        self.client.business_intelligence.execute_cycle("monthly", idempotency_key="mine")
        self.assertEqual("mine", self.stub.asked(CYCLE)[-1].headers["Idempotency-Key"])

    def test_a_connection_that_ended_meanwhile_is_not_used(self) -> None:
        self.stub.on(REGISTER, Reply(body={}, last=True))
        for _ in range(3):
            self.client.request("POST", "/webhooks/register", {})
        self.stub.on(DASHBOARD, Reply(body={}, last=True))
        for _ in range(3):
            self.client.business_intelligence.get_dashboard()

    def test_errors_tell_what_is_at_fault(self) -> None:
        problem = {
            "type": "ValidationError",
            "message": "The limit must be between 1 and 1000",
            "code": "E001",
            "details": {"field": "limit", "provided_value": 0},
            "request_id": "req_1",
            "documentation_url": "http://localhost/docs/errors/E001",
        }
        self.stub.on("POST /knowledge-graph/semantic-search", Reply(422, {"error": problem}))
        with self.assertRaises(aia_client.AIAValidationError) as caught:
            self.client.knowledge_graph.semantic_search("x", limit=0)

        error = caught.exception
        self.assertEqual((422, "E001", "limit", "req_1"), (error.status_code, error.code, error.field, error.request_id))
        self.assertEqual("The limit must be between 1 and 1000 (E001, req_1)", str(error))

    def test_a_server_that_is_not_there_is_a_connection_error(self) -> None:
        with AIASyncClient("id", "secret", base_url="http://127.0.0.1:1", retries=1) as client:
            with self.assertRaises(aia_client.AIAConnectionError) as caught:
                client.health.check()
        self.assertFalse(caught.exception.sent)

    def test_silence_ends_a_request(self) -> None:
        self.stub.on("GET /health", Reply(events=[None]))
        with AIASyncClient("id", "secret", base_url=self.stub.url, retries=0, timeout=0.05) as client:
            with self.assertRaises(aia_client.AIATimeoutError):
                client.health.check()

    def test_formats_without_records_are_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "json, table, graph, not 'csv'"):
            self.client.knowledge_graph.query("RETURN 1", format="csv")

    def test_an_activity_keeps_its_key(self) -> None:
        track = "POST /monitoring/track-user-activity"
        self.stub.on(track, Reply(broken=True), Reply(body={"activity_id": "activity_1"}))
        self.client.monitoring.track_user_activity({"user_id": "u"})
        self.assertEqual(1, len({seen.headers["Idempotency-Key"] for seen in self.stub.asked(track)}))
        self.assertEqual(2, len(self.stub.asked(track)))

    def test_records_are_sent_as_they_were_answered(self) -> None:
        self.stub.on(SUBMIT, Reply(body={"task_id": "task_1", "requirements": {"labels": [{"a": 1}]}}))
        task = self.client.tasks.submit("t")
        self.client.tasks.submit("t", requirements={"of": task.requirements})
        self.assertEqual({"of": {"labels": [{"a": 1}]}}, json.loads(self.stub.seen[-1].body)["requirements"])
        with self.assertRaisesRegex(TypeError, "set is not JSON"):
            self.client.tasks.submit("t", requirements={"of": {1}})

    def test_documented_paths_are_called(self) -> None:
        self.stub.on("POST /monitoring/track-user-activity", Reply(body={"status": "recorded"}))
        self.stub.on("GET /monitoring/user-analytics/a%2Fb", Reply(body={"summary": {"total_requests": 3}}))
        self.stub.on(DASHBOARD, Reply(body={}))
        self.client.monitoring.track_user_activity({"user_id": "a/b"})
        self.assertEqual(3, self.client.monitoring.get_user_analytics("a/b", "30d").summary.total_requests)
        self.client.business_intelligence.get_dashboard("1998-05-06", ["country:Germany", "size:1, 2"], months=3)
        self.client.request("GET", "/business-intelligence/dashboard", parameters={"segment": ["a:b", "c:d"]})

        self.assertTrue(self.stub.seen[-3].path.endswith("?period=30d"))
        wanted = "?as_of=1998-05-06&segment=country%3AGermany&segment=size%3A1%2C+2&months=3"
        self.assertTrue(self.stub.seen[-2].path.endswith(wanted))
        self.assertTrue(self.stub.seen[-1].path.endswith("?segment=a%3Ab&segment=c%3Ad"))

    def test_a_date_says_when_to_come_back(self) -> None:
        answer = mock.Mock()
        answer.get.return_value = "Wed, 21 Oct 2015 07:28:00 GMT"
        self.assertEqual(0, _retry.retry_after(answer))


class SettingTests(unittest.TestCase):
    def test_the_variable_goes_before_the_environment_and_an_argument_before_both(self) -> None:
        with HealthyServer() as url:
            with mock.patch.dict("os.environ", {"AIA_BASE_URL": url}):
                with AIASyncClient("id", "secret", environment="staging") as client:
                    client.health.check()
                with AIASyncClient("id", "secret", base_url="http://127.0.0.1:1", retries=0) as client:
                    with self.assertRaises(aia_client.AIAConnectionError):
                        client.health.check()
        with mock.patch.dict("os.environ"):
            os.environ.pop("AIA_BASE_URL", None)
            with self.assertRaisesRegex(ValueError, "AIA_BASE_URL"):
                AIASyncClient("id", "secret", environment="staging")

    def test_impossible_settings_are_named(self) -> None:
        for wrong in (
            {"timeout": 0},
            {"retries": -1},
            {"connections": 0},
            {"max_retry_wait": 0},
            {"base_url": "ftp://x"},
            {"environment": "moon"},
        ):
            name = next(iter(wrong)).replace("base_url", "base URL")
            with self.subTest(name), self.assertRaisesRegex(ValueError, name):
                AIASyncClient("id", "secret", **wrong)  # type: ignore[arg-type]


class HealthyServer:
    """The address of a server that is healthy."""

    def __enter__(self) -> str:
        self._stub = Stub()
        self._stub.on("GET /health", Reply(body={"status": "healthy"}))
        return self._stub.url

    def __exit__(self, *_: object) -> None:
        self._stub.stop()
