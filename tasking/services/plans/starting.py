"""Starting a plan on an issue, and what it hangs from: issues, priority, owner, partners (003 4.7.4)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Sensitivity, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User, Ward
from partnerships.posting import post
from tasking.models import Action, Plan, PlanEntryKind, PlanIssue, PlanPartner, Priority
from tasking.plan_access import START_PLAN, TEAM_WRITES, may_own
from tasking.services.plans.holding import log, open_plan, save

ABOUT = ("title", "owner", "priority", "review_every")


def start_plan(*, issue: Issue, by: User, title: str, owner: User, priority: Priority | None = None) -> Plan:
    """Start a plan on an issue; its open actions become the plan's. The owner is told by e-mail.

    Raises Refused where the issue is restricted, has an open plan already, or the owner could not lead it;
    PermissionDenied for anybody but the ward's coordinator.
    """
    START_PLAN.require(by, issue.ward)
    with transaction.atomic():
        row = locked(issue)
        row.ward = issue.ward  # read for the right just now
        _check_about(row.ward, title=title, owner=owner, priority=priority)
        today = timezone.localdate()
        plan = Plan(
            title=title, ward=row.ward, owner=owner, agency=owner.agency, priority=priority, started_by=by,
            started_on=today, review_on=today,
        )  # fmt: skip
        plan.review_on = plan.next_review(today)
        plan.save()
        log(plan, PlanEntryKind.STARTED, by=by, text=f"{title}. Owner: {plan.whose}.")
        _hang(plan, row, by=by)
        _tell_owner(plan)
        return plan


def _check_about(ward: Ward, *, title: str, owner: User, priority: Priority | None) -> None:
    if not title:
        raise Refused("Write the title of the problem.", field="title")
    if not may_own(owner, ward):
        raise Refused(f"{owner} holds no role in {ward} in which to lead a plan. Choose another.", field="owner")
    if priority is not None and priority.ward_id != ward.pk:
        raise Refused(f"That is no priority of {ward}.", field="priority")


def _hang(plan: Plan, issue: Issue, *, by: User) -> PlanIssue:
    """Hang a locked issue on the plan, with its actions that are on no plan, and say so in its trail."""
    if issue.sensitivity == Sensitivity.RESTRICTED:
        raise Refused(f"{issue} is restricted. Its case belongs in the case register.", field="issue")
    standing = PlanIssue.objects.filter(issue=issue, plan__in=Plan.objects.open()).select_related("plan").first()
    if standing is not None:
        if standing.plan_id == plan.pk:
            return standing
        raise Refused(f"{issue} hangs on the plan “{standing.plan}” already.", field="issue")
    Action.objects.filter(issue=issue, plan=None).update(plan=plan)
    trail.record(
        issue=issue, verb=Verb.NOTE, by=by, text=f"On the problem-solving plan “{plan}”.", facts={"plan": plan.pk}
    )
    return PlanIssue.objects.create(plan=plan, issue=issue)


def add_issue(*, plan: Plan, by: User, issue: Issue) -> PlanIssue:
    """Hang a further issue of the same ward on the plan; hung twice it hangs once.

    Locks: the issue first, then the plan, as everywhere.
    """
    TEAM_WRITES.require(by, plan.ward)
    with transaction.atomic():
        found = locked(issue)
        with open_plan(plan, by=by) as row:
            if found.ward_id != row.ward_id:
                raise Refused(f"{found} is not of {row.ward}.", field="issue")
            if standing := row.held.filter(issue=found).first():
                return standing
            made = _hang(row, found, by=by)
            log(row, PlanEntryKind.CHANGED, by=by, text=f"{found} hangs on the plan.")
            return made


def take_issue_off(*, held: PlanIssue, by: User, because: str) -> Plan:
    """Take an issue off the plan, saying why; one always stays. Its actions stay in the plan's record."""
    TEAM_WRITES.require(by, held.plan.ward)
    if not because:
        raise Refused("Write why it comes off the plan.", field="because")
    with transaction.atomic():
        issue = locked(held.issue)
        with open_plan(held.plan, by=by) as row:
            if not row.held.filter(pk=held.pk).exists():
                return row  # somebody else took it off meanwhile
            if row.held.count() == 1:
                raise Refused("A plan hangs from at least one issue. Add another first.")
            row.held.filter(pk=held.pk).delete()
            log(row, PlanEntryKind.CHANGED, by=by, text=f"{issue} is off the plan: {because}")
            trail.record(
                issue=issue, verb=Verb.NOTE, by=by, text=f"Off the problem-solving plan “{row}”: {because}",
                facts={"plan": row.pk},
            )  # fmt: skip
            return row


def change_about(
    *, plan: Plan, by: User, title: str, owner: User, priority: Priority | None, review_every: int, version: int
) -> Plan:
    """Change title, owner, priority or how often it is reviewed: the ward's team. A new owner is told by e-mail."""
    TEAM_WRITES.require(by, plan.ward)
    with open_plan(plan, by=by, version=version, fields=ABOUT) as row:
        _check_about(row.ward, title=title, owner=owner, priority=priority)
        handed_over = owner.pk != row.owner_id
        if handed_over:
            log(row, PlanEntryKind.CHANGED, by=by, text=f"Handed over from {row.owner} to {owner}.")
            row.owner, row.agency = owner, owner.agency
        if review_every != row.review_every:
            last = row.review_on - (row.next_review(row.started_on) - row.started_on)
            row.review_every = review_every
            row.review_on = row.next_review(last)
            log(row, PlanEntryKind.CHANGED, by=by, text=f"Reviewed every {review_every} days from now on.")
        row.title, row.priority = title, priority
        save(row, "title", "owner", "agency", "priority", "review_every", "review_on")
        if handed_over:
            _tell_owner(row)
        return row


def add_partner(*, plan: Plan, by: User, user: User | None, group_name: str, brings: str) -> PlanPartner:
    """Somebody takes part: an officer with their agency, or a community group with who speaks for it, if they sign in.

    The same one twice is one. Raises Refused where neither is named.
    """
    if user is None and not group_name:
        raise Refused("Choose a person, or write the name of the community group.", field="user")
    with open_plan(plan, by=by) as row:
        if user is not None and not may_own(user, row.ward):
            raise Refused(f"{user} holds no role in {row.ward} in which to take part.", field="user")
        same = row.partners.filter(user=user) if user else row.partners.filter(group_name=group_name)
        standing = same.first()
        if standing is not None:
            return standing
        agency = user.agency if user and not group_name else None
        made = PlanPartner.objects.create(plan=row, user=user, agency=agency, group_name=group_name, brings=brings)
        log(row, PlanEntryKind.CHANGED, by=by, text=f"{made} takes part.")
        return made


def remove_partner(*, partner: PlanPartner, by: User) -> Plan:
    """They no longer take part; the log keeps that they did."""
    with open_plan(partner.plan, by=by) as row:
        if row.partners.filter(pk=partner.pk).exists():
            log(row, PlanEntryKind.CHANGED, by=by, text=f"{partner} no longer takes part.")
            partner.delete()
        return row


def _tell_owner(plan: Plan) -> None:
    post(
        to=plan.owner.email,
        user=plan.owner,
        key=f"plan:{plan.pk}:owner:{plan.version}",
        kind="plan owner",
        subject=f"You own a problem-solving plan in {plan.ward}",
        template="plan_owner",
        ward=plan.ward,
        about=plan.title,
        context={"owner": plan.owner, "plan": plan},
    )
