"""What a worker does for this storey: each only looks what is due, and may run twice or be lost without harm."""

from __future__ import annotations

from celery import shared_task

from partnerships import printing, sending, submitting
from partnerships.models import Heartbeat
from partnerships.services import meetings, schedule


@shared_task(name="partnerships.heartbeat")
def heartbeat() -> None:
    """Prove that a worker takes messages off the queue, all the way from beat."""
    Heartbeat.objects.beat("worker")


@shared_task(name="partnerships.send_due")
def send_due() -> None:
    """Send the mail that is due."""
    sending.send_due()


@shared_task(name="partnerships.make_due_papers")
def make_due_papers() -> None:
    """Print the papers that were asked for."""
    printing.make_due_papers()


@shared_task(name="partnerships.keep_schedules")
def keep_schedules() -> None:
    """Keep the meetings of every group a year ahead, and their agendas four weeks ahead."""
    schedule.keep_all_ahead()
    meetings.make_due_agendas()


@shared_task(name="partnerships.forget_mail")
def forget_mail() -> None:
    """Take the addresses from mail that left long ago."""
    sending.forget()


@shared_task(name="partnerships.forget_submissions")
def forget_submissions() -> None:
    """Remove the keys of forms that nobody can send again."""
    submitting.forget_old()
