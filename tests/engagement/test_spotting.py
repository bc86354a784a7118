"""What is pointed out before text is saved or published (E10): people found, streets and saints left alone."""

from __future__ import annotations

import pytest

from engagement.spotting import FindingKind, marked, spot

N, T, E, V, P, A = (
    FindingKind.NAME,
    FindingKind.PHONE,
    FindingKind.EMAIL,
    FindingKind.PLATE,
    FindingKind.POSTCODE,
    FindingKind.ADDRESS,
)
FOUND: list[tuple[str, list[tuple[FindingKind, str]]]] = [
    ("Mrs Ahmed says the lads are back", [(N, "Mrs Ahmed")]),
    ("Mr and Mrs Khan at 14 Tanner Street", [(N, "Mr and Mrs Khan"), (A, "14 Tanner Street")]),
    ("mrs khan rang on 960555", [(N, "mrs khan"), (T, "960555")]),
    ("Mr. O'Brien leaves his van there", [(N, "Mr. O'Brien")]),
    ("Dr Patel parks across the gate", [(N, "Dr Patel")]),
    ("Rev Green of All Saints Church", [(N, "Rev Green")]),
    ("Mrs Hill has rung twice", [(N, "Mrs Hill")]),
    ("Darren Smith deals from the alley", [(N, "Darren Smith")]),
    ("Sharon's bins are never emptied", [(N, "Sharon")]),
    ("spoke to Mark Thompson", [(N, "Mark Thompson")]),
    ("a lad called Kev", [(N, "Kev")]),
    ("my name is Will", [(N, "Will")]),
    ("the Khan family have moved", [(N, "Khan")]),
    ("Oluwatobi Adeyemi said it", [(N, "Oluwatobi Adeyemi")]),
    ("resident Zbigniew told us", [(N, "Zbigniew")]),
    ("My mum Sandra saw it", [(N, "Sandra")]),
    ("Jean-Paul Martin was there", [(N, "Jean-Paul Martin")]),
    ("Siobhan O’Brien lives there", [(N, "Siobhan O’Brien")]),
    ("John and Mary at the corner house", [(N, "John"), (N, "Mary")]),
    ("MRS AHMED SAYS IT AGAIN", [(N, "MRS AHMED")]),
    ("It was Mohammed Ali again", [(N, "Mohammed Ali")]),
    ("Miss Patel teaches there", [(N, "Miss Patel")]),
    ("at number 12 there is a dog", [(A, "number 12")]),
    ("Flat 3, Larkhill Court", [(A, "Flat 3, Larkhill Court")]),
    ("flat 3b smells of cannabis", [(A, "flat 3b")]),
    ("it comes from Flat B at night", [(A, "Flat B")]),
    ("14-16 Weir Lane", [(A, "14-16 Weir Lane")]),
    ("outside 12a Old Mill Road at night", [(A, "12a Old Mill Road")]),
    ("ring 07700 900123 or (0161) 496 0123", [(T, "07700 900123"), (T, "(0161) 496 0123")]),
    ("his number: +44 7700 900123", [(T, "+44 7700 900123")]),
    ("write to jo.bloggs@example.org", [(E, "jo.bloggs@example.org")]),
    ("white van AB12 CDE, seen twice", [(V, "AB12 CDE")]),
    ("white van ab12cde", [(V, "ab12cde")]),
    ("old Escort A123 BCD", [(V, "A123 BCD")]),
    ("a Morris, ABC 123D", [(V, "ABC 123D")]),
    ("BIZ 1234 on the drive", [(V, "BIZ 1234")]),
    ("HM1 2AB near the shop", [(P, "HM1 2AB")]),
    ("sw1a 1aa", [(P, "sw1a 1aa")]),
]
LEFT_ALONE = [
    "PC 1234 attended",
    "PCSO Nair walked it on Tuesday",
    "Inspector Calder chairs",
    "Councillor Jones raised it",
    "Cllr Dilys Jones and Inspector Calder walked the route",
    "Andy Burnham MP visited",
    "St Mary's Church car park",
    "Fly-tipping behind St Brannock's Primary School",
    "St John Ambulance was called",
    "All Saints hall is cold",
    "Speeding on George Street and Albert Road",
    "Victoria Park toilets are shut",
    "the kids on Kelly Street",
    "The George is noisy after eleven",
    "The Rose and Crown shuts late",
    "Will the council act? Mark my words.",
    "May Day parade on Grace Road",
    "in May and June the grass is long",
    "a street called Mill Lane",
    "Yesterday Tesco closed",
    "Three bins on Mill Road",
    "20 Mill Road residents complained",
    "the number 12 bus is late",
    "number 1 priority",
    "flat above the shop",
    "a flat tyre",
    "buses at 6 10am, M6 at 2pm",
    "crime ref 06AA/12345/26 on 12/11/2026",
    "since 2019 Mill Lane has flooded",
    "issue MIL-26-0417",
    "20 mph on the A57",
    "Miss the bus and wait an hour",
    "a Jack Russell loose on the green",
    "Prince Charles Avenue",
    "Wilson's Bakery bins",
    "Dr Barnardo Road",
    "Ashdown Park after dark",
    "Harrowmere Council and Millstone Homes",
    "Street Environment cleared it",
    "Residents of Castlegate",
    "Christmas Eve bonfire",
    "Neighbour says music is loud",
    "Kelly's Bar",
    "Marks and Spencer, John Lewis and McDonald's",
    "Lord Street, Lady Lane",
    "they park on Martin Close",
    "Harriet Tubman House",
    "Queen Elizabeth Gardens",
    "30 complaints since 3 March",
    "Bus 42 to Weir End",
    "Nuisance outside Singh Stores",
    "Ali's Kebab House bins overflow",
    "the SARA model",
    "call 101 or 999",
    "Between 10 and 12 Saturday night",
    "Needles in Wilson Park",
    "Rubbish on Heath Lane",
    "£20 notes",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_it_is_pointed_out(text: str, expected: list[tuple[FindingKind, str]]) -> None:
    findings = spot(text)
    assert [(finding.kind, finding.text) for finding in findings] == expected
    assert all(text[finding.start : finding.end] == finding.text for finding in findings)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_is_left_alone(text: str) -> None:
    assert spot(text) == []


def test_names_of_the_partnership_s_places_are_nobody_s() -> None:
    assert spot("Louise Martin told us") != []
    assert spot("Louise Martin told us", known=["Louise Martin Quarter"]) == []


def test_marking_escapes_the_text_round_the_finding() -> None:
    text = "<b>Mrs Ahmed</b> & co"
    assert marked(text, spot(text)) == '&lt;b&gt;<mark class="wb-flagged">Mrs Ahmed</mark>&lt;/b&gt; &amp; co'


def test_a_long_text_takes_no_time_to_speak_of() -> None:
    """20,000 words of minutes with hostile runs of capitals and digits: no pattern may blow up."""
    text = "A " * 5000 + "1 " * 5000 + "Aa Aa " * 2500 + "0 0 0 " * 1500 + "a@" * 2000
    assert isinstance(spot(text), list)
