"""The worker and the beat. Beat only asks, every few seconds, what is due; what is due stands in PostgreSQL."""

import logging.config
import os
from typing import Any

import structlog
from celery import Celery, bootsteps, signals
from django.conf import settings
from django_structlog.celery.receivers import CeleryReceiver

from config.running import tied

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("wardbook")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


class TaskLines(CeleryReceiver):
    """The log line of a task, with its name."""

    def receiver_task_prerun(self, task_id: str, task: Any, *args: Any, **kwargs: Any) -> None:
        super().receiver_task_prerun(task_id, task, *args, **kwargs)
        structlog.contextvars.bind_contextvars(task=task.name)


class LogTasks(bootsteps.Step):
    """Joins the lines to the worker when it starts."""

    def __init__(self, parent: Any, **kwargs: Any) -> None:
        super().__init__(parent, **kwargs)
        self.lines = TaskLines()
        self.lines.connect_worker_signals()


app.steps["worker"].add(LogTasks)


@signals.setup_logging.connect
def _use_our_logging(**kwargs: Any) -> None:
    """Celery would add handlers of its own; Django's configuration serves the worker and beat as well."""
    logging.config.dictConfig(settings.LOGGING)


@signals.worker_process_init.connect
def _end_with_the_worker(**kwargs: Any) -> None:
    """Under the supervisor a process of the pool does not outlive its worker, however that one ended."""
    if os.environ.get("WARDBOOK_TIED"):
        tied.die_with_parent()
