"""A list of Key Individuals against the book: what it would do, row by row, and doing all of it or nothing (X4, E2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.importing.columns import Read
from engagement.importing.kin_rows import CALLED, KIN, NOT_OF_THE_RECORD
from engagement.importing.plans import CHANGED, NEW, UNCHANGED, Plan, Planner, Wards, plain, planned
from engagement.kin_access import ADD_KIN
from engagement.models import ConsentWording, KeyIndividual, KinState, KinTurn
from engagement.services import roll
from engagement.services.kin.keeping import change_kin, checked, current_wording
from engagement.services.kin.recruiting import credit
from engagement.services.kin.turning import take_part
from partnerships.errors import Refused
from partnerships.models import Role, RoleKind, User, Ward


@dataclass(slots=True)
class Planned:
    """What becomes of one row."""

    row: int
    what: str
    ward: Ward
    name: str
    facts: dict[str, Any]
    kin: KeyIndividual | None = None
    columns: list[str] = field(default_factory=list)
    invited_on: date | None = None
    consent: ConsentWording | None = None
    consent_on: date | None = None

    @property
    def mark(self) -> str:
        return f"{self.kin and self.kin.pk} {sorted(self.columns)}"


KinPlan = Plan[Planned]


def plan_import(content: bytes, *, by: User) -> KinPlan:
    """What the list would do in the wards this person coordinates. Raises Refused for a file that is no list."""
    return planned(content, _Planner(by))


class _Planner(Planner[Planned]):
    heads = KIN

    def __init__(self, by: User) -> None:
        super().__init__(by)
        self.wards = Wards(by, ADD_KIN)
        wards = self.wards.rows.order_by().values("pk")
        people = KeyIndividual.objects.filter(ward__in=wards, erased_at__isnull=True)
        self.people = {kin.pk: kin for kin in people.select_related("ward__partnership", "pcso").order_by("pk")}
        self.named: dict[tuple[int, str], list[KeyIndividual]] = {}
        for kin in self.people.values():
            self.named.setdefault((kin.ward_id, plain(kin.name)), []).append(kin)
        self.seen: Counter[Any] = Counter()
        held = Role.objects.held(self.today).filter(kind=RoleKind.PCSO)
        self.pcsos: dict[str, list[User]] = {}
        for pcso in held.for_wards(wards).people():
            for called in {pcso.username.casefold(), pcso.name.casefold()}:
                self.pcsos.setdefault(called, []).append(pcso)
        self.newest: dict[int, ConsentWording] = {}
        self.wordings = {
            (wording.partnership_id, str(wording.number)): wording for wording in ConsentWording.objects.order_by("pk")
        }

    def take(self, row: Read) -> None:
        ward, why = self.wards.found(row.facts["ward"], "it is no ward you coordinate")
        if ward is None:
            return self.wrong(row, "ward", why)
        kin, why = self._who(row, ward)
        if why:
            return self.wrong(row, "reference" if row.facts.get("reference") else "name", why)
        key = kin.pk if kin is not None else (ward.pk, plain(row.facts["name"]))
        self.seen[key] += 1
        if self.seen[key] > 1:
            return self.wrong(row, "name", "the same person stands in an earlier row")
        facts = {name: value for name, value in row.facts.items() if name not in NOT_OF_THE_RECORD}
        if not self._pcso(row, ward, facts):
            return None
        return self._plan(row, ward, kin, facts)

    def _who(self, row: Read, ward: Ward) -> tuple[KeyIndividual | None, str]:
        reference = str(row.facts.get("reference") or "").upper()
        if reference:
            kin = self.people.get(int(reference[1:])) if reference[:1] == "K" and reference[1:].isdecimal() else None
            if kin is None or kin.ward_id != ward.pk:
                return None, f"nobody in {ward} has that reference"
            return kin, ""
        same = self.named.get((ward.pk, plain(row.facts["name"])), [])
        if len(same) > 1:
            return None, "several people of that name are in the ward; write the reference"
        return (same[0] if same else None), ""

    def _pcso(self, row: Read, ward: Ward, facts: dict[str, Any]) -> bool:
        if facts.get("pcso") is None:
            return True
        here = [
            pcso for pcso in self.pcsos.get(facts["pcso"].casefold(), []) if pcso.scope.covers({RoleKind.PCSO}, ward)
        ]
        if len(here) != 1:
            self.wrong(row, "pcso", f"no PCSO of {ward} is called so")
            return False
        facts["pcso"] = here[0]
        return True

    def _plan(self, row: Read, ward: Ward, kin: KeyIndividual | None, facts: dict[str, Any]) -> None:
        try:
            given = checked(ward, {**_standing(kin), **facts}, pcso_stands=kin.pcso_id if kin else None)
        except Refused as refusal:
            return self.wrong(row, refusal.field or "", refusal.message.rstrip("."))
        kept = {name: given[name] for name in given if name in facts or name == "shared_place"}
        planned = Planned(row.number, UNCHANGED, ward, facts["name"], kept, kin)
        planned.invited_on, planned.consent_on = row.facts.get("invited_on"), row.facts.get("consent_on")
        if not self._consent(row, planned, given):
            return None
        if kin is None:
            planned.what = NEW
        else:
            planned.columns = [CALLED[name] for name in facts if getattr(kin, name) != given[name]]
            if planned.consent is not None:
                planned.columns.append(CALLED["consent_on"])
            planned.what = CHANGED if planned.columns else UNCHANGED
        return self.plan.rows.append(planned)

    def _consent(self, row: Read, planned: Planned, given: dict[str, Any]) -> bool:
        """Whether the row's consent can stand: whoever takes part already keeps the consent they gave."""
        kin, ward = planned.kin, planned.ward
        for name, day in (("invited_on", planned.invited_on), ("consent_on", planned.consent_on)):
            if day is not None and day > self.today:
                self.wrong(row, name, "the day lies in the future")
                return False
        if planned.consent_on is None or (kin is not None and kin.state != KinState.INVITED):
            return True
        if given.get("young") and not given.get("guardian_consent_on"):
            self.wrong(row, "guardian_consent_on", "a young Key Individual needs a guardian's consent")
            return False
        since = kin.invited_on if kin is not None else planned.invited_on
        if since is not None and since > planned.consent_on:
            self.wrong(row, "consent_on", "it is before the day on which they were invited")
            return False
        wording = self._wording(ward, str(row.facts.get("consent") or ""))
        if wording is None:
            self.wrong(row, "consent", "there is no such version of the wording")
            return False
        planned.consent = wording
        return True

    def _wording(self, ward: Ward, version: str) -> ConsentWording | None:
        """The version a row names, or the newest."""
        key = ward.partnership_id or 0
        if key not in self.newest:
            self.newest[key] = current_wording(ward.partnership)
            self.wordings[key, str(self.newest[key].number)] = self.newest[key]
        return self.wordings.get((key, version)) if version else self.newest[key]


def _standing(kin: KeyIndividual | None) -> dict[str, Any]:
    """What the checks of a record look at, as it stands: a list may leave columns out."""
    if kin is None:
        return {}
    names = ("email", "email_updates", "age_band", "young", "guardian_consent_on")
    return {name: getattr(kin, name) for name in names}


def carry_out(plan: KinPlan, *, by: User) -> KinPlan:
    """Do all of a plan that has nothing wrong, in one transaction. Raises Refused, Conflict, PermissionDenied."""
    if plan.wrong:
        raise Refused("Nothing was imported: the list has mistakes.", field="file")
    wards = {row.ward for row in plan.rows}
    for ward in wards:
        ADD_KIN.require(by, ward)
    with transaction.atomic():
        surveys = roll.hold_all(wards)
        _add(plan.new, by)
        for row in plan.changed:
            _change(row, by)
        for ward in wards:
            credit(ward)
        for survey in surveys.values():
            roll.bring_up_to_date(survey, on=timezone.localdate())
    return plan


def _add(rows: list[Planned], by: User) -> None:
    """New ones in two statements, whatever their number."""
    today, made, turns = timezone.localdate(), [], []
    for row in rows:
        invited = row.invited_on or row.consent_on or today
        kin = KeyIndividual(ward=row.ward, invited_on=invited, state_since=invited, **row.facts)
        turns.append(KinTurn(kin=kin, state=KinState.INVITED, on=invited, by=by))
        if row.consent is not None and row.consent_on is not None:
            kin.state, kin.state_since = KinState.ACTIVE, row.consent_on
            kin.consent, kin.consent_on, kin.joined_on = row.consent, row.consent_on, row.consent_on
            turns.append(KinTurn(kin=kin, state=KinState.ACTIVE, on=row.consent_on, by=by))
        made.append(kin)
    KeyIndividual.objects.bulk_create(made)
    KinTurn.objects.bulk_create(turns)


def _change(row: Planned, by: User) -> None:
    kin = row.kin
    if kin is None:
        return
    kin = change_kin(kin=kin, by=by, version=kin.version, **row.facts)
    if row.consent is not None and row.consent_on is not None:
        take_part(kin=kin, by=by, on=row.consent_on, consent=row.consent)
