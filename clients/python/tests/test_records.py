"""Answers as objects."""

from __future__ import annotations

import copy
import pickle
import unittest

from aia_client import Dashboard, Record, SearchResult, Task
from aia_client.models import Revenue


class RecordTests(unittest.TestCase):
    def test_fields_are_attributes_at_every_depth(self) -> None:
        dashboard = Dashboard({"metrics": {"revenue": {"current_month": 125000.5}}, "alerts": [{"type": "warning"}]})

        self.assertIsInstance(dashboard.metrics.revenue, Revenue)
        self.assertEqual("125,000.50", f"{dashboard.metrics.revenue.current_month:,.2f}")
        self.assertEqual("warning", dashboard.alerts[0].type)

    def test_properties_of_entities_are_items_and_attributes(self) -> None:
        found = SearchResult({"results": [{"entity_id": "customer_1", "entity_data": {"name": "Acme", "items": 3}}]})
        data = found.results[0].entity_data

        self.assertEqual(("Acme", 3), (data["name"], data.items))
        self.assertEqual(["name", "items"], list(data))

    def test_a_documented_field_that_is_not_there_is_none_and_any_other_an_error(self) -> None:
        task = Task({"task_id": "task_1", "status": "accepted"})

        self.assertIsNone(task.results)
        with self.assertRaisesRegex(AttributeError, "no 'resultz'"):
            task.resultz
        with self.assertRaises(KeyError):
            task["results"]

    def test_records_can_be_copied_and_turned_back(self) -> None:
        task = Task({"task_id": "task_1", "context": {"tags": [{"a": 1}]}})

        self.assertEqual({"task_id": "task_1", "context": {"tags": [{"a": 1}]}}, task.to_dict())
        self.assertEqual(task, pickle.loads(pickle.dumps(task)))
        self.assertEqual(task, copy.deepcopy(task))
        self.assertNotEqual(task, Record({"task_id": "task_2"}))

    def test_records_do_not_change(self) -> None:
        with self.assertRaises(AttributeError):
            Task({}).status = "completed"
