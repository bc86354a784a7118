"""What became of a published newsletter's e-mails, and what to do where one was refused."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from engagement.models import Raiser
from feedback.models import Newsletter
from partnerships.models import Mail, MailState, Membership


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One who did not get it: where it went, why it came to nothing, and the next step with the page to take it on."""

    email: str
    name: str
    reason: str
    step: str
    url: str = ""


def mailed(newsletter: Newsletter) -> dict[str, int]:
    """How many e-mails were sent, are on the way, and could not be delivered."""
    by_state = dict(_mails(newsletter).values_list("state").annotate(Count("pk")))
    return {
        "sent": by_state.get(MailState.SENT, 0),
        "waiting": by_state.get(MailState.WAITING, 0) + by_state.get(MailState.SENDING, 0),
        "failed": by_state.get(MailState.FAILED, 0),
    }


def undelivered(newsletter: Newsletter) -> list[Undelivered]:
    """Those given up, by address. For people who may see the recipients."""
    mails = list(_mails(newsletter).filter(state=MailState.FAILED).defer("text", "html").order_by("to", "pk"))
    whose = {mail.pk: mail.key.split(":")[2:4] for mail in mails}
    keys = {kind: [int(key) for one, key in whose.values() if one == kind] for kind in ("member", "raiser")}
    members = Membership.objects.select_related("group", "user").in_bulk(keys["member"])
    raisers = Raiser.objects.select_related("issue").in_bulk(keys["raiser"])
    return [_row(mail, *whose[mail.pk], members=members, raisers=raisers) for mail in mails]


def _row(mail: Mail, kind: str, key: str, *, members: dict[int, Membership], raisers: dict[int, Raiser]) -> Undelivered:
    if kind == "member" and (member := members.get(int(key))):
        step = f"Correct the address among the members of {member.group}, and give them a printed copy."
        return Undelivered(mail.to, member.name, mail.error, step, member.group.get_absolute_url())
    if kind == "raiser" and (raiser := raisers.get(int(key))):
        step = f"They raised {raiser.issue.reference}: tell them by telephone or on a visit."
        return Undelivered(mail.to, raiser.name, mail.error, step, raiser.issue.get_absolute_url())
    return Undelivered(mail.to, "", mail.error, "They subscribed by themselves and can do so again on the ward’s page.")


def _mails(newsletter: Newsletter) -> QuerySet[Mail]:
    return Mail.objects.filter(key__startswith=f"newsletter:{newsletter.pk}:")
