"""A meeting's papers go out in one step: to whom is seen first, everybody gets what they may read (P6)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Now

from partnerships import printing
from partnerships.access import RUN_MEETING, require_for_group, sees_meeting
from partnerships.errors import Refused
from partnerships.models import Meeting, MeetingStage, Membership, Pack, PackRecipient, Paper, User, Way
from partnerships.posting import post
from partnerships.services.attending import expected
from partnerships.services.meetings import locked_meeting, make_agenda
from tasking.packing import open_papers_of, papers_of


@dataclass(frozen=True, slots=True)
class Recipient:
    """A member and how the papers reach them."""

    member: Membership
    way: Way


def recipients_of(meeting: Meeting) -> list[Recipient]:
    """The members expected at a meeting, each with the way the papers reach them, by name."""
    members = expected(meeting).select_related("user__partnership", "user__agency__partnership", "agency")
    return [Recipient(member, _way(member)) for member in members]


def _way(member: Membership) -> Way:
    if member.user is not None and member.user.is_active and (member.user.email or member.email):
        return Way.ACCOUNT
    return Way.MAIL if member.email and member.user is None else Way.PRINT


def seen(recipients: list[Recipient]) -> str:
    """A digest of who gets papers and how: what was seen is what is sent to."""
    told = [f"{one.member.pk}:{one.way}:{one.member.email}" for one in recipients]
    return hashlib.sha256("|".join(told).encode()).hexdigest()[:32]


def send_papers(*, meeting: Meeting, by: User, number: int, recipients: str) -> Pack:
    """Send the papers to every member expected: one mail each, with a link to what they may read.

    In: which sending it is, and the digest of the recipients that were seen. Out: the sending. Raises Refused where
    somebody sent them meanwhile, the recipients changed, there are none, or the meeting began; PermissionDenied.
    """
    require_for_group(by, RUN_MEETING, meeting.group)
    with transaction.atomic():
        row = locked_meeting(meeting.pk)
        if row.stage != MeetingStage.SCHEDULED:
            raise Refused("Papers go out before the meeting begins.")
        if Pack.objects.filter(meeting=row).count() != number - 1:
            raise Refused("Somebody sent the papers at this moment. Look again.")
        to = recipients_of(row)
        if not to:
            raise Refused("Nobody is a member of this group yet.")
        if seen(to) != recipients:
            raise Refused("The members changed at this moment. Look again who gets the papers, then send them.")
        make_agenda(meeting=row)
        pack = Pack.objects.create(meeting=row, number=number, sent_by=by)
        for one in to:
            _send(pack, row, one)
        return pack


def _send(pack: Pack, meeting: Meeting, one: Recipient) -> None:
    user = one.member.user if one.way == Way.ACCOUNT else None
    papers = papers_of(user, meeting) if user and sees_meeting(user, meeting.pk) else open_papers_of(meeting)
    html = papers.pack_html()
    paper = printing.ask_paper(printing.key_of(f"papers:{meeting.pk}", html), f"Papers of {meeting}", html)
    token = secrets.token_urlsafe(32) if one.way == Way.MAIL else None
    PackRecipient.objects.create(pack=pack, membership=one.member, way=one.way, paper=paper, token=token)
    if one.way == Way.PRINT:
        return
    post(
        to=user.email or one.member.email if user else one.member.email,
        user=user,
        key=f"papers:{pack.pk}:{one.member.pk}",
        kind="papers",
        subject=f"{'Papers' if pack.number == 1 else 'New papers'} for {meeting}",
        template="papers",
        about=str(meeting.group),
        context={
            "meeting": meeting, "name": one.member.name, "partnership": meeting.group.partnership, "pack": pack,
            "path": f"/papers/{token}/" if token else f"/meetings/{meeting.pk}/papers/",
        },
    )  # fmt: skip


def my_copy(user: User, meeting: Meeting) -> PackRecipient | None:
    """What this person was sent last, if anything."""
    mine = PackRecipient.objects.filter(pack__meeting=meeting, membership__user=user)
    return mine.select_related("paper", "pack").order_by("-pack__number").first()


def open_copy(copy: PackRecipient) -> Paper:
    """The very paper somebody was sent, noted as opened the first time. Raises CannotPrint while it can't be made."""
    paper = printing.paper_for(key=copy.paper.key, title=copy.paper.title, html=copy.paper.html)
    PackRecipient.objects.filter(pk=copy.pk, opened_at__isnull=True).update(opened_at=Now())
    return paper
