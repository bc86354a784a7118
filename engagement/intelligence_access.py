"""Who may do what with what is passed to the intelligence unit: the six rows of safety.md, each rule once (E9).

Everybody who hears people may pass something on. After that a stub is read by the ward's coordinator and supervisors,
by analysts and leads, and by the PCSO who passed it on; its content by the unit with a reason, by a supervisor who
screens it with a reason, and by the PCSO who wrote it until the unit has opened it.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from engagement.models import FrequentContactReview, IntelligenceSource, IntelligenceStub
from engagement.models.intelligence import StubState
from partnerships.fetching import or_404
from partnerships.models import RoleKind, User
from partnerships.policy import Right, right

K = RoleKind
SUBMIT = right(
    "intelligence.submit", K.REPRESENTATIVE, K.COUNCILLOR, K.PARTNER, K.PCSO, K.SUPERVISOR, K.COORDINATOR, K.ANALYST,
    K.INTELLIGENCE, why_not="Your role passes nothing to the intelligence unit.",
)  # fmt: skip
READ_STUBS = right(
    "intelligence.stub", K.PCSO, K.SUPERVISOR, K.COORDINATOR, K.ANALYST, K.LEAD, K.INTELLIGENCE,
    why_not="What was passed to the intelligence unit is not part of your role.",
)  # fmt: skip
OPEN_PAGE = Right("intelligence.page", SUBMIT.kinds | READ_STUBS.kinds, READ_STUBS.why_not)
READ_CONTENT = right("intelligence.content", K.PCSO, K.SUPERVISOR, K.INTELLIGENCE)
SCREEN = right("intelligence.screen", K.SUPERVISOR, why_not="A supervisor of the ward screens it.")
KEEP = right("intelligence.keep", K.INTELLIGENCE, why_not="The intelligence unit does this.")
STUBS_BESIDES = Right("intelligence.stub besides", READ_STUBS.kinds - KEEP.kinds)
"""Who finds the stubs in the navigation; the unit finds its box. Others come to their answers from the digest."""
ALL_OF_A_PLACE = READ_STUBS.kinds - {K.PCSO}
"""Who reads every stub of the wards or the partnership their role is held for: a PCSO reads their own."""


def _own(user: User) -> Q:
    """What the person passed on, while they are a PCSO."""
    return Q(submitted_by=user) if user.scope.has({K.PCSO}) else Q(pk__in=[])


def stubs_seen_by(user: User) -> Q:
    """The stubs this person may read."""
    return user.scope.q(ALL_OF_A_PLACE) | _own(user)


def content_seen_by(user: User) -> Q:
    """The stubs whose content this person may read, while it waits in the box."""
    waiting = Q(state=StubState.WAITING)
    not_handed_over = _own(user) & Q(opened_at__isnull=True)
    return waiting & (user.scope.q(READ_CONTENT.kinds - {K.PCSO}) | not_handed_over)


def number_seen_by(user: User) -> Q:
    """The stubs whose register number this person may be shown: the unit with a reason."""
    return user.scope.q({K.SUPERVISOR, K.INTELLIGENCE}) | _own(user)


def asks_reason(user: User, stub: IntelligenceStub) -> bool:
    """Whether the person says why before they are shown the content: all but the PCSO who wrote it."""
    return stub.submitted_by_id != user.pk or not user.scope.has({K.PCSO})


def told_to_refer(user: User) -> Q:
    """The stubs of which this person is told "refer": a review of their source is open, and they deal with it."""
    others = user.scope.q({K.SUPERVISOR}) | _own(user)
    under_review = FrequentContactReview.objects.filter(source=OuterRef("source"), concluded_at__isnull=True)
    return others & Q(Exists(under_review))


def _one(found: QuerySet[IntelligenceStub], reference: str) -> IntelligenceStub:
    return or_404(found.select_related("ward__partnership", "submitted_by").filter(reference=reference).first())


def stub_for(user: User, reference: str) -> IntelligenceStub:
    """The stub, or Http404 outside the person's sight."""
    return _one(IntelligenceStub.objects.visible_to(user), reference)


def content_for(user: User, reference: str) -> IntelligenceStub:
    """The stub whose content the person may read now, or Http404."""
    return _one(IntelligenceStub.objects.filter(content_seen_by(user)), reference)


def stub_to_screen(user: User, reference: str) -> IntelligenceStub:
    """A stub of the supervisor's wards, or Http404."""
    return _one(IntelligenceStub.objects.filter(user.scope.q(SCREEN.kinds)), reference)


def stub_to_keep(user: User, reference: str) -> IntelligenceStub:
    """A stub of the unit's partnership, or Http404."""
    return _one(IntelligenceStub.objects.filter(user.scope.q(KEEP.kinds)), reference)


def answers_for(user: User) -> QuerySet[IntelligenceStub]:
    """What the unit answered to what this person passed on: the answer and the day, whatever their role now reads."""
    answered = IntelligenceStub.objects.filter(submitted_by=user).exclude(answer="")
    return answered if SUBMIT.held_by(user) else answered.none()


def answer_for(user: User, pk: int) -> IntelligenceStub:
    """One of those, or Http404."""
    return or_404(answers_for(user).filter(pk=pk).first())


def sources_of(user: User) -> QuerySet[IntelligenceSource]:
    """The numbers the unit keeps."""
    return IntelligenceSource.objects.filter(partnership__in=user.scope.partnership_ids(KEEP.kinds))


def reviews_of(user: User) -> QuerySet[FrequentContactReview]:
    """The reviews of frequent contact, for the unit alone."""
    return FrequentContactReview.objects.filter(source__in=sources_of(user).values("pk"))


def review_for(user: User, pk: int) -> FrequentContactReview:
    """One of those, or Http404."""
    return or_404(reviews_of(user).select_related("source", "concluded_by").filter(pk=pk).first())
