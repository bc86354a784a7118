"""Harrowmere's Key Individuals, its census, and whom its wards are looking for; all of it made up (E2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere, outline
from config.demonstration.clock import as_of
from config.demonstration.concerns import PLACES
from config.demonstration.neighbours import PCSOS
from engagement.coverage import shares
from engagement.models import (
    CensusFigure,
    ConsentWording,
    Disability,
    Gap,
    KeyIndividual,
    KinState,
    KinTurn,
    RecruitingTask,
    Topic,
)
from engagement.services.kin.exporting import ask, refuse
from engagement.services.kin.keeping import STANDARD_WORDING
from engagement.sharing import shared_place

SEED = 1_311
GAP_WARD = 3
"""Tanners Row: a young ward with many Asian families, whose network is neither."""
SOURCE = "Harrowmere, made up for the demonstration"
AGES = {"0-15": 19, "16-24": 12, "25-44": 28, "45-64": 24, "65-79": 12, "80+": 5}
GROUPS = {"asian": 12, "black": 6, "mixed": 4, "white": 75, "other": 3}
NAMES: dict[str, tuple[str, str]] = {
    "asian": (
        "Amina Aisha Dilip Fatima Hassan Imran Jasmeet Kamal Meera Nadia Omar Parveen Rafiq Sunita Tahira Yusuf",
        "Bannerjee Begum Chaudry Dhillon Hussain Iqbal Kaur Mistry Patel Qureshi Rahimi Sagar Sharma Uddin",
    ),
    "black": (
        "Abena Chipo Comfort Desmond Ebele Grace Kwame Lorna Marcia Neville Olu Patience Shanice Winston",
        "Abara Adeyemi Asante Campbell Dacosta Francis Mbeki Nwosu Okafor Owusu Samuels Ugwu",
    ),
    "mixed": (
        "Chloe Dominic Elise Jordan Leon Marlon Naomi Reece Ruby Theo", "Clarke Grant Lyttle Morris Sinclair Yarrow",
    ),
    "white": (
        "Ada Alan Barbara Bernard Ciaran Dawn Derek Doreen Ernest Ewa Frank Gwen Hilda Irene Jean Joyce Kenneth Mabel "
        "Marek Maureen Olive Pauline Percy Rachel Sandra Stan Tomasz Una Vera Victor",
        "Ashcombe Birkett Blackledge Clegg Cobbold Dunmore Eccleshall Farrow Fenwick Gathercole Goodfellow Haworth "
        "Hinchliffe Jessop Kaczmarek Kettley Merriman Nettleton Oddy Oldroyd Pargeter Pocock Quaife Rushton "
        "Sidebottom Tansley Thackray Wadsworth Whitlock Wolstenholme Zielinski",
    ),
    "other": ("Farid Layla Leyla Marwan Samir Shirin", "Azizi Barzani Hashemi Karimi Mansour Saleh"),
}  # fmt: skip
SPEAKS = {
    "asian": ("English, Urdu", "English, Bengali", "English, Punjabi", "English"),
    "white": ("English",) * 8 + ("English, Polish",),
}
# What they are embedded as: how many of forty, and their own words.
KINDS: list[tuple[str, int, tuple[str, ...]]] = [
    ("resident", 12, ("Has lived on {street} for thirty years", "Walks the dog round {park} twice a day",
                      "Neighbourhood Watch, {street}", "Young family on {street}",
                      "Retired, knows everybody on {street}")),
    ("shopkeeper", 6, ("Newsagent on {street}", "Café at {shops}", "Barber on {street}", "Chemist at {shops}",
                       "Launderette on {street}", "Corner shop on {street}")),
    ("taxi", 2, ("Taxi driver, waits at {shops}", "Bus driver, the route along {street}")),
    ("publican", 2, ("Landlord of The {pub}", "Behind the bar of The {pub}")),
    ("tenants", 3, ("Secretary of the residents’ association, {estate}", "Tenants’ representative, {estate}",
                    "Chair of the {street} residents’ group")),
    ("community", 3, ("Friends of {park}", "Runs the food bank on {street}", "Lunch club for older people, {street}")),
    ("faith", 2, ("Looks after the church hall on {street}", "Helps with Friday prayers on {street}")),
    ("school", 3, ("Site manager, {school}", "Governor, {school}", "School crossing patrol, {school}")),
    ("youth", 2, ("Coaches the under-twelves at {park}", "Youth club on {street}, Tuesdays")),
    ("health", 2, ("Home carer, most calls round {street}", "Receptionist at the surgery on {street}")),
    ("delivery", 1, ("Post round along {street}",)),
    ("warden", 2, ("Caretaker, {estate}", "Looks after {park} for the council")),
]  # fmt: skip
PUBS = ["Fleece", "Portcullis", "Currier’s Arms", "Plough", "Pilgrim’s Rest", "Lark", "Engine", "Cooper’s Arms",
        "Anchor", "Otter", "Verderer", "Curlew"]  # fmt: skip
EASIER = ["", "", "", "", "", "", "Large print", "Step-free, please", "Not after dark", "A quiet place to talk"]
NOTES = ["", "", "", "", "Best before ten.", "Ring first, the bell does not work.", "Not on market days."]


@dataclass(slots=True)
class _Maker:
    """Makes the network of one ward after the other."""

    borough: Harrowmere
    now: datetime
    rng: Random
    wording: ConsentWording

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def ward(self, number: int) -> list[KeyIndividual]:
        """Thirty-six to forty who take part, a young one or two, some who rest, were invited, or left."""
        rng, size = self.rng, 36 + self.rng.randrange(5)
        if number == GAP_WARD:
            size = 36
        ages = self._spread(_ages(number), size, lacking=("16-24",) if number == GAP_WARD else ())
        groups = self._spread(_groups(number), size, lacking=("asian", "black") if number == GAP_WARD else ())
        kinds = [(kind, words) for kind, of_forty, words in KINDS for _ in range(of_forty)]
        rng.shuffle(kinds)
        people = [self._person(number, *kinds[i % len(kinds)], ages[i], groups[i]) for i in range(size)]
        people += [self._young(number) for _ in range(1 + number % 2)]
        for kin in people[: 1 + number % 2]:
            kin.state, kin.state_since = KinState.RESTING, self.today - timedelta(days=rng.randrange(10, 60))
        people += [self._invited(number) for _ in range(2)]
        return [*people, self._left(number)]

    def _spread(self, census: dict[str, int], size: int, *, lacking: tuple[str, ...]) -> list[str]:
        """A category for each person: near the census, as a coordinator who looks at it gets; without those lacking."""
        kept = {name: number for name, number in census.items() if name not in ("0-15", *lacking)}
        listed = [name for name, number in shares(kept, size).items() for _ in range(number)]
        for at, name in enumerate(lacking):
            listed[at] = name  # one of each: not nobody, and far too few
        self.rng.shuffle(listed)
        return listed

    def _person(
        self, number: int, kind: str, words: tuple[str, ...], age: str, group: str, **facts: Any
    ) -> KeyIndividual:
        rng, places = self.rng, PLACES[number]
        street = rng.choice(places["streets"])
        first, last = (rng.choice(pool.split()) for pool in NAMES[group])
        online = rng.random() < 0.6
        place = f"{rng.randrange(1, 140)} {street}"
        latitude, longitude = self._point(number)
        joined = self.today - timedelta(days=rng.randrange(70, 520))
        pcso = self.borough.people[PCSOS[number - 1]]
        given: dict[str, Any] = {
            "name": f"{first} {last}", "embedded": kind, "age_band": age,
            "ethnicity": group if rng.random() < 0.94 else "",
            "embedded_as": rng.choice(words).format(street=street, pub=PUBS[number - 1], **_said(number)),
            "email": f"{first}.{last}{rng.randrange(10, 99)}@example.org".lower() if online else "",
            "phone": f"01632 96{rng.randrange(1000, 9999)}", "email_updates": online and rng.random() < 0.7,
            "prefers": rng.choice(("visit", "visit", "telephone", "text", "email" if online else "telephone")),
            "languages": rng.choice(SPEAKS.get(group, ("English",))), "accessibility": rng.choice(EASIER),
            "notes": rng.choice(NOTES), "place": place, "latitude": latitude, "longitude": longitude,
            "disability": rng.choice([Disability.DISABLED, *[Disability.NOT_DISABLED] * 4, ""]),
            "consent": self.wording, "consent_on": joined, "joined_on": joined, "state": KinState.ACTIVE,
            "state_since": joined, "invited_on": joined - timedelta(days=rng.randrange(3, 30)), "pcso": pcso,
            "last_contact_at": self.now - timedelta(days=min(rng.randrange(1, 34), rng.randrange(1, 60)), hours=3),
            "last_contact_by": pcso,
        }  # fmt: skip
        kin = KeyIndividual(ward=self.borough.wards[number], **{**given, **facts})
        kin.shared_place = shared_place(kin.place)
        return kin

    def _young(self, number: int) -> KeyIndividual:
        age = self.rng.choice(("0-15", "16-24"))
        guardian = self.rng.choice(NAMES["white"][1].split())
        kin = self._person(
            number, "pupil", ("School council, {school}", "Eco club, {school}"), age, "white", young=True
        )
        kin.name = f"{kin.name.split()[0]} {guardian}"
        kin.guardian_name, kin.guardian_contact = f"Mrs {guardian}", f"01632 96{self.rng.randrange(1000, 9999)}"
        kin.guardian_consent_on, kin.email, kin.email_updates = kin.consent_on, "", False
        return kin

    def _invited(self, number: int) -> KeyIndividual:
        asked = self.today - timedelta(days=self.rng.randrange(4, 25))
        return self._person(
            number, "resident", KINDS[0][2], "", "white", state=KinState.INVITED, state_since=asked, invited_on=asked,
            joined_on=None, consent=None, consent_on=None, last_contact_at=None, last_contact_by=None, ethnicity="",
            disability="",
        )  # fmt: skip

    def _left(self, number: int) -> KeyIndividual:
        left = self.now - timedelta(days=self.rng.randrange(20, 200))
        joined = timezone.localdate(left) - timedelta(days=self.rng.randrange(100, 300))
        return KeyIndividual(
            ward=self.borough.wards[number], embedded=self.rng.choice(KINDS)[0], state=KinState.LEFT, erased_at=left,
            state_since=timezone.localdate(left), invited_on=joined - timedelta(days=9), joined_on=joined,
            consent=self.wording, consent_on=joined,
        )  # fmt: skip

    def _point(self, number: int) -> tuple[float | None, float | None]:
        """Somewhere in the ward for two of three; nobody in one corner of the ward with the gap."""
        east, north = self.rng.uniform(0.06, 0.94), self.rng.uniform(0.06, 0.94)
        if self.rng.random() < 0.33 or (number == GAP_WARD and east < 0.45 and north > 0.5):
            return None, None
        a, b, c, d = outline(number)["coordinates"][0][:4]
        low = [a[i] + (b[i] - a[i]) * east for i in (0, 1)]
        high = [d[i] + (c[i] - d[i]) * east for i in (0, 1)]
        longitude, latitude = (round(low[i] + (high[i] - low[i]) * north, 6) for i in (0, 1))
        return latitude, longitude


def _said(number: int) -> dict[str, str]:
    return {name: str(PLACES[number][name]) for name in ("park", "shops", "school", "estate")}


def _ages(number: int) -> dict[str, int]:
    """Shares of a hundred, somewhat different from ward to ward."""
    old = number % 5
    ages = AGES | {"65-79": AGES["65-79"] + old, "16-24": AGES["16-24"] - old // 2, "25-44": AGES["25-44"] - old}
    return ages | ({"16-24": 21, "65-79": 8, "45-64": 19} if number == GAP_WARD else {})


def _groups(number: int) -> dict[str, int]:
    more = number * 7 % 11
    groups = GROUPS | {"asian": GROUPS["asian"] + more, "white": GROUPS["white"] - more}
    return groups | ({"asian": 34, "black": 9, "white": 50} if number == GAP_WARD else {})


def write_census(borough: Harrowmere, *, rng: Random) -> int:
    """How many live in each ward, by age, ethnic group and disability. Out: how many figures."""
    rows: list[CensusFigure] = []
    for number, ward in borough.wards.items():
        people = 8_200 + rng.randrange(5_600)
        disabled = 14 + number % 7
        topics = {
            Topic.AGE: _ages(number), Topic.ETHNICITY: _groups(number),
            Topic.DISABILITY: {"disabled": disabled, "not_disabled": 100 - disabled},
        }  # fmt: skip
        for topic, parts in topics.items():
            rows += [
                CensusFigure(ward=ward, topic=topic, category=category, count=count + rng.randrange(9), source=SOURCE)
                for category, count in shares(parts, people).items()
            ]
    return len(CensusFigure.objects.bulk_create(rows))


def write_network(borough: Harrowmere, *, now: datetime) -> int:
    """Write the census, each ward's network with how each came to stand where they do, recruiting and exports."""
    rng = Random(SEED)  # noqa: S311 - made-up people
    write_census(borough, rng=rng)
    began = timezone.localdate(now) - timedelta(days=600)
    wording = ConsentWording.objects.create(
        partnership=borough.partnership, number=1, text=STANDARD_WORDING, starts_on=began, written_by=borough.carol
    )
    maker = _Maker(borough, now, rng, wording)
    made = KeyIndividual.objects.bulk_create([kin for number in borough.wards for kin in maker.ward(number)])
    KinTurn.objects.bulk_create([turn for kin in made for turn in _turns(borough, kin)])
    _recruiting(borough, timezone.localdate(now))
    _exports(borough, now)
    return len(made)


def _exports(borough: Harrowmere, now: datetime) -> None:
    """Two networks carol asked for as a file: one that ines refused, and one that waits on her desk."""
    with as_of(now - timedelta(days=40)):
        export = ask(ward=borough.wards[2], by=borough.carol, reason="Invitations to the open day, printed outside")
    with as_of(now - timedelta(days=39)):
        refuse(export=export, by=borough.ines, why_not="Nobody agreed that a printer has their address. Ring them.")
    with as_of(now - timedelta(days=1)):
        ask(
            ward=borough.wards[GAP_WARD], by=borough.carol,
            reason="The visits of January are planned at a two-day meeting without a connection to the book",
        )  # fmt: skip


def _turns(borough: Harrowmere, kin: KeyIndividual) -> list[KinTurn]:
    by = borough.carol if kin.ward.pk in {borough.wards[n].pk for n in range(1, 7)} else borough.colin
    turns = [KinTurn(kin=kin, state=KinState.INVITED, on=kin.invited_on, by=by)]
    if kin.joined_on:
        turns.append(KinTurn(kin=kin, state=KinState.ACTIVE, on=kin.joined_on, by=kin.pcso or by))
    if kin.state in (KinState.RESTING, KinState.LEFT):
        why = (
            "Looking after a grandchild until spring." if kin.state == KinState.RESTING else "Moved away from the ward"
        )
        turns.append(KinTurn(kin=kin, state=kin.state, on=kin.state_since, by=by, reason=why))
    return turns


def _recruiting(borough: Harrowmere, today: date) -> None:
    """Two gaps of Tanners Row with Gareth, one of them late; one of Northgate with Pete."""
    wanted = [
        (GAP_WARD, Gap.AGE, "16-24", 5, "gareth", "carol", 21),
        (GAP_WARD, Gap.ETHNICITY, "asian", 6, "gareth", "carol", -4),
        (7, Gap.EMBEDDED, "health", 2, "pete", "colin", 12),
    ]  # fmt: skip
    RecruitingTask.objects.bulk_create(
        RecruitingTask(
            ward=borough.wards[ward], gap=gap, category=category, wanted=number, owner=borough.people[owner],
            due_on=today + timedelta(days=days), made_on=today - timedelta(days=30), made_by=borough.people[by],
        )
        for ward, gap, category, number, owner, by, days in wanted
    )  # fmt: skip
