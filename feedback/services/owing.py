"""What is owed to whom, from every outcome and every decision not to act (F1).

Registered with `engagement.trail.on_reaching`, so it happens in the transaction of the step that caused it: there
is no moment at which an outcome stands in the book and nobody is owed it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from engagement.models import Issue, Method, Raiser, Sensitivity, Stage, Step, Verb
from feedback.models import Owed, OwedTo
from feedback.services.finishing import OWED_AT, finish_if_all_told
from partnerships.asking import question
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Group, GroupKind, Ward


def owe(issue: Issue, step: Step) -> None:
    """Write down everybody who is owed the answer that `step` gave (product, The loop).

    Raised at a meeting: its group. By a person: that person, unless they want no answer. Always the ward, except
    for a restricted issue, of which nothing goes out. Their views of an earlier round no longer stand.
    """
    together = family(issue)
    raisers = _raisers(issues=together)
    Raiser.objects.filter(pk__in=[raiser.pk for raiser in raisers]).update(view="", view_given_at=None)
    _write(
        issue,
        step,
        raisers=[raiser for raiser in raisers if raiser.wants_to_know],
        groups=_groups(ward=issue.ward_id, issues=together),
    )
    finish_if_all_told(issue, by=step.by)


def lapse(issue: Issue, step: Step) -> None:
    """Reopened or disputed: what was still owed lapses, and the new round will owe anew."""
    still = Owed.objects.still().filter(issue=issue)
    if still.exists():
        still.update(lapsed_on=timezone.localdate(step.happened_at))
    if step.verb in (Verb.REOPENED, Verb.DISPUTED):
        Issue.objects.filter(pk=issue.pk).update(told_on=None)
        issue.told_on = None


def pass_on(issue: Issue, step: Step) -> None:
    """Merged: what was owed here lapses, and its raisers and groups are owed the other issue's answer instead.

    Raises Refused where the other issue has been answered already and nobody would ever tell them.
    """
    lapse(issue, step)
    target = Issue.objects.filter(merged__pk=issue.pk).first()
    if target is None:
        return
    other = locked(target)  # it must not be fed back between this look and what is written below
    if other.stage in (Stage.FED_BACK, Stage.CLOSED):
        raise Refused(
            f"Everybody owed for {other.reference} has been told, so those who raised {issue.reference} would never "
            f"hear. Reopen {other.reference} first, or record an outcome for {issue.reference} itself."
        )
    because = Owed.objects.filter(issue=other, round=other.round).order_by("-pk").first()
    if other.stage in OWED_AT and because is not None:
        together = family(other)
        raisers = [raiser for raiser in _raisers(issues=together) if raiser.wants_to_know]
        _write(
            other,
            because.because,
            raisers=raisers,
            groups=_groups(ward=other.ward_id, issues=together),
            since_step=step,
        )


def part(issue: Issue, step: Step) -> None:
    """Taken apart again: what was owed here for the sake of the other's raisers and groups alone lapses.

    They are owed the other's own answer from now on; those who raised this one, and the ward, are owed as before.
    """
    left = family(Issue(pk=step.facts["issue"]))
    still = Owed.objects.still().filter(issue=issue)
    groups = still.filter(to=OwedTo.GROUP).exclude(group__in=_groups(ward=issue.ward_id, issues=family(issue)))
    gone = [*still.filter(raiser__issue__in=left).values_list("pk", flat=True), *groups.values_list("pk", flat=True)]
    if gone:
        Owed.objects.filter(pk__in=gone).update(lapsed_on=timezone.localdate(step.happened_at))
        finish_if_all_told(issue, by=step.by)


def _write(
    issue: Issue, because: Step, *, raisers: list[Raiser], groups: list[Group], since_step: Step | None = None
) -> None:
    since = timezone.localdate((since_step or because).happened_at)
    ward = _ward_of(issue)
    days = _days(ward)

    def owed(to: OwedTo, *, raiser: Raiser | None = None, group: Group | None = None) -> Owed:
        return Owed(
            issue=issue, ward=ward, round=issue.round, to=to, raiser=raiser, group=group, because=because,
            since=since, due_on=since + timedelta(days=days[to]),
        )  # fmt: skip

    rows = [owed(OwedTo.RAISER, raiser=raiser) for raiser in raisers]
    rows += [owed(OwedTo.GROUP, group=group) for group in groups]
    if issue.sensitivity != Sensitivity.RESTRICTED:
        rows.append(owed(OwedTo.WARD))
    Owed.objects.bulk_create(rows, ignore_conflicts=True)  # those owed in this round already stay as they are


def _ward_of(issue: Issue) -> Ward:
    """The issue's ward, read with its partnership unless the issue in hand has it already."""
    if Issue._meta.get_field("ward").is_cached(issue):
        return issue.ward
    return Ward.objects.select_related("partnership").get(pk=issue.ward_id)


def _days(ward: Ward) -> dict[OwedTo, int]:
    """How many days there are to tell each: people within a fortnight, the ward in its next newsletter."""
    told, printed = 14, 100
    if ward.partnership is not None:
        told, printed = ward.partnership.feedback_within_days, ward.partnership.newsletter_within_days
    return {OwedTo.RAISER: told, OwedTo.GROUP: told, OwedTo.WARD: printed}


def family(issue: Issue) -> list[int]:
    """The keys of `issue` and of every issue merged into it, however deep."""
    known = [issue.pk]
    front = known
    while front:
        front = _merged_into(issues=front, known=known)
        known = known + front
    return known


@question
def _merged_into(issues: Any, known: Any) -> QuerySet[Issue, int]:
    return Issue.objects.filter(merged_into_id__in=issues).exclude(pk__in=known).values_list("pk", flat=True)


@question
def _raisers(issues: Any) -> QuerySet[Raiser]:
    return Raiser.objects.filter(issue_id__in=issues).order_by("pk")


@question
def _groups(ward: Any, issues: Any) -> QuerySet[Group]:
    """The groups that are owed: where a meeting heard it, that group; raised at "an NP meeting", the ward's NP."""
    members = Issue.objects.filter(pk__in=issues)
    of_the_ward = Q(kind=GroupKind.NP, wards=ward, ended_on__isnull=True)
    at_one = Exists(members.filter(method=Method.NP, heard_at__isnull=True))
    heard_at = Q(pk__in=members.filter(heard_at__isnull=False).values("heard_at__group"))
    of_it = Group.objects.filter(of_the_ward).values("pk")
    return Group.objects.filter(heard_at | (Q(pk__in=of_it) & Q(at_one))).order_by("pk")
