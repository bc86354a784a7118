"""What troubles Harrowmere: concerns as people say them, and how the partnership answers. All of it made up.

In the texts {street}, {other}, {park}, {shops}, {school}, {water} and {estate} stand for places of the ward.
"""

# ruff: noqa: E501 - the sentences are the data; a break in them would only hide them

from __future__ import annotations

from dataclasses import dataclass, field

from engagement.models import Method
from tasking.models import Epic, PriorityKind, Signal

ENF, PRE, INT, COM = Epic.ENFORCEMENT, Epic.PREVENTION, Epic.INTELLIGENCE, Epic.COMMUNICATION


@dataclass(frozen=True)
class Task:
    """An action: what, by which agency (its slug), EPIC kind, and what its owner reports when it is done."""

    what: str
    agency: str
    kind: Epic
    done: str
    progress: str = ""


@dataclass(frozen=True)
class Concern:
    """One kind of concern, from what was said to what came of it."""

    concern: str
    said: str
    place: str
    public: str
    we_did: str
    happened: str
    headline: str
    tasks: tuple[Task, ...] = ()
    reason: str = ""
    other_help: str = ""
    methods: tuple[Method, ...] = field(default=(Method.NP, Method.TOUR, Method.DIRECT))
    priority: str = ""  # title, where it becomes one of the ward's priorities
    priority_kind: PriorityKind = PriorityKind.CHRONIC
    signal: Signal = Signal.DISORDER


M = Method

CONCERNS: tuple[Concern, ...] = (
    Concern(
        "Mattresses and black bags dumped in the alley behind {street}",
        "It's every weekend now. A van comes after dark and by Sunday there's mattresses, a fridge, bags split open. "
        "I've got a toddler and there's rats. I rang twice and nobody came back to me.",
        "Alley behind 14 to 38 {street}",
        "Fly-tipping in the alley behind {street}: household waste and furniture, most weekends, and it brings rats.",
        "The Street Environment team cleared the alley, put up a lockable gate with keys for residents, and went "
        "through the waste for addresses.",
        "Two people were fined. Nothing has been dumped there since the gate went in.",
        "A gate for the alley behind {street}",
        (
            Task("Clear the alley and search the waste for evidence", "street-environment", ENF,
                 "Cleared in two visits, 3 tonnes. Letters with an address found in two bags; two fixed penalties issued.",
                 "First visit done; the fridge needs the bigger truck, booked for next week."),
            Task("Agree and fit a lockable alley gate", "community-safety", PRE,
                 "22 of 24 households agreed. Gate fitted, keys given out at the door."),
        ),
        priority="Fly-tipping behind {street}",
        methods=(M.NP, M.TOUR, M.KIN_CONTACT),
    ),
    Concern(
        "Off-road bikes across {park} in the evenings",
        "Two or three of them with no lights, straight across where the under-nines train. One of the dads tried to "
        "stop them and got sworn at. Somebody is going to be killed.",
        "{park}, the football pitches",
        "Off-road motorbikes are ridden across {park} on weekday evenings, close to children at training.",
        "Police officers patrolled at training times, A-frame barriers were fitted at both paths, and notices say "
        "what happens to a bike that is ridden there.",
        "One bike was seized. The coaches have reported none since half-term.",
        "Bikes off the pitches at {park}",
        (
            Task("Patrol at training times, Tuesday and Thursday, and use section 59 warnings", "police", ENF,
                 "Six patrols. One bike seized under section 59, two riders warned at home with a parent.",
                 "Three patrols so far; riders seen once and made off over the footbridge."),
            Task("Fit A-frame barriers at both park entrances", "street-environment", PRE,
                 "Both fitted, tested with a wheelchair and a double buggy."),
            Task("Tell the clubs how to report, with registration or description", "community-safety", COM,
                 "Card handed to all four clubs; the secretary put it on their page."),
        ),
        priority="Off-road bikes in {park}",
        methods=(M.NP, M.TOUR, M.KIN_CONTACT, M.CANVASS),
    ),
    Concern(
        "Groups drinking on the benches by {shops}",
        "They're not bad lads most of them but by four o'clock there's eight or nine, cans everywhere, and the old "
        "ladies won't walk past to get to the chemist. The lad in the off-licence is frightened to refuse them.",
        "Benches outside {shops}",
        "Street drinking on the benches by {shops} in the afternoon makes others afraid to walk past.",
        "The outreach team met the group, the off-licence was helped to refuse sales, and officers now use the "
        "public spaces protection order.",
        "Four people are getting help with alcohol. Shopkeepers say most afternoons are quiet.",
        "Afternoons by {shops}",
        (
            Task("Outreach visits with the alcohol service, four afternoons", "public-health", PRE,
                 "Met nine people over four visits; four are now seen weekly."),
            Task("Visit the off-licence about sales to people who are drunk", "police", PRE,
                 "Visited with licensing. Staff trained, refusals book started."),
            Task("Enforce the public spaces protection order", "police", ENF,
                 "Three surrenders of alcohol, one penalty notice.", "Signs were missing; asked for two new ones."),
        ),
        priority="Street drinking by {shops}",
        priority_kind=PriorityKind.ACUTE,
    ),
    Concern(
        "Cars racing along {street} late at night",
        "From about eleven, up and down, up and down. You can hear them come off the roundabout. My husband is on "
        "earlies and he's not slept properly since August.",
        "{street}, from the roundabout to the bend",
        "Speeding cars are raced along {street} late at night, and people are kept awake.",
        "Police did speed checks on six nights and stopped eleven cars. The council put a speed-activated sign where "
        "the road straightens.",
        "Average night speeds are down from 41 to 31 miles an hour. The sign stays.",
        "Slower nights on {street}",
        (
            Task("Speed checks between 10 pm and 1 am, six nights", "police", ENF,
                 "Six nights, 214 vehicles, 11 stopped, 4 reported for summons.",
                 "Two nights done, both wet and quiet."),
            Task("Put up a speed-activated sign for eight weeks and report speeds", "community-safety", PRE,
                 "Sign up for eight weeks. 85th percentile down from 41 to 31 mph after 10 pm."),
        ),
        priority="Speeding on {street}",
    ),
    Concern(
        "Cannabis smoked in the stairwell at {estate}",
        "The whole landing stinks of it. There's different lads every night, they wedge the door open. I've asked "
        "them nicely. My daughter has asthma and she's using her inhaler more.",
        "Block C, {estate}",
        "Drug use, mostly cannabis, in a stairwell at {estate}; the entrance door is wedged open.",
        "Millstone Homes repaired the door and closer and fitted a camera; officers visited the block each evening "
        "for three weeks.",
        "The door now shuts by itself, one tenancy warning was given, and neighbours say the landing is clear.",
        "A door that shuts at {estate}",
        (
            Task("Repair the entrance door, closer and entry panel", "millstone-homes", PRE,
                 "New closer and strike plate fitted, entry panel reset, old fobs cancelled.",
                 "Part on order, due Tuesday."),
            Task("Evening visits to the block for three weeks", "police", ENF,
                 "Fifteen visits, six stops, two community resolutions."),
            Task("Letter to all tenants with how to report in confidence", "millstone-homes", COM,
                 "46 letters delivered, three calls back."),
        ),
        methods=(M.PARTNER, M.TOUR, M.DIRECT, M.KIN_CONTACT),
        priority="Drug use at {estate}",
        priority_kind=PriorityKind.ACUTE,
        signal=Signal.CRIME,
    ),
    Concern(
        "Street lights out on the path from {school} to {other}",
        "Four of them in a row, it's pitch black from half past four. The girls from netball walk home that way.",
        "Footpath between {school} and {other}",
        "Four lights are out on the path from {school} to {other}, which pupils use after dark.",
        "The lighting contractor found a damaged cable and replaced it.",
        "All four lights are working, and the hedge beside the path was cut back.",
        "Light on the school path",
        (
            Task("Get the four lights mended and the hedge cut", "street-environment", PRE,
                 "Cable replaced, all four columns lit on the 12th, hedge cut back a metre."),
        ),
        methods=(M.TOUR, M.DIRECT, M.NP),
    ),
    Concern(
        "Dog mess all the way along {water}",
        "You have to look at your feet the whole way. It's the same few, everybody knows, first thing in the morning.",
        "Towpath, {water}",
        "Dog fouling along {water}: owners do not clear up.",
        "We put in three more bins, stencilled the path, and wardens walked it before eight in the morning for two "
        "weeks.",
        "Three people were fined. The path was counted before and after: 31 down to 6.",
        "Cleaner along {water}",
        (
            Task("Early patrols for two weeks with fixed penalties", "street-environment", ENF,
                 "Ten patrols between 6.30 and 8 am, three fixed penalties, nine people given bags.",
                 "Four patrols done, two penalties so far."),
            Task("Three more bins and path stencils", "street-environment", PRE, "Bins in, stencils done by volunteers."),
        ),
        methods=(M.NP, M.CANVASS, M.TOUR, M.DIRECT),
        priority="Dog fouling along {water}",
    ),
    Concern(
        "Windows broken in the empty unit at {shops}, and children getting in",
        "My lad told me they go in through the back and up on the roof. Somebody will go through that skylight.",
        "Empty unit, {shops}",
        "Children are getting into the empty unit at {shops}; windows are broken and the roof is not safe.",
        "The owner was found and made to board and fence it; the fire service checked it and spoke at {school}.",
        "It is secure, and an alarm has been fitted. Nobody has been seen on the roof since.",
        "The empty unit at {shops} made safe",
        (
            Task("Find the owner and serve notice to secure the building", "community-safety", ENF,
                 "Owner traced through the Land Registry, notice served, boarded and fenced within 48 hours."),
            Task("Inspect and talk to Years 6 and 7 about the danger", "fire", PRE,
                 "Inspected; assembly held, 180 pupils.", "Assembly date agreed with the head."),
        ),
    ),
    Concern(
        "Parents parking on the zigzags outside {school}",
        "Half past eight and quarter past three it's a free-for-all. The lollipop lady was clipped by a wing mirror.",
        "Outside {school}, {street}",
        "At the school run, parking on the zigzag lines outside {school} hides children from drivers.",
        "Traffic wardens and officers came at the school run for two weeks, and the school began a walking bus.",
        "Eighteen penalty notices; forty children now come by the walking bus two days a week.",
        "A safer school run at {school}",
        (
            Task("School-run patrols with penalty notices for two weeks", "street-environment", ENF,
                 "Nine visits, 18 penalty notices, no repeat offenders in the second week."),
            Task("Help the school start a walking bus", "community-safety", PRE,
                 "Two routes, six volunteers checked and trained, about 40 children.",
                 "Four volunteers so far; two are waiting for their checks."),
        ),
        methods=(M.NP, M.TOUR, M.CANVASS, M.PARTNER),
        priority="School-run parking at {school}",
    ),
    Concern(
        "Doorstep sellers calling on older people in {street}",
        "Two men, very polite, said my roof wanted doing and they could do it today for cash. Next door paid them "
        "eight hundred pounds. She's 84.",
        "{street}, the bungalows",
        "Cold callers offered roof repairs to older people in {street} and took cash for work not done.",
        "Officers and trading standards visited every house, and residents agreed to a no cold calling zone.",
        "The signs are up, 61 households have the sticker, and one man has been charged.",
        "No cold calling in {street}",
        (
            Task("Visit each house with trading standards", "police", PRE, "74 doors, 52 answered, crime numbers for three."),
            Task("Set up a no cold calling zone", "community-safety", PRE,
                 "48 of 74 households in favour; four signs up, stickers delivered."),
        ),
        methods=(M.KIN_CONTACT, M.DIRECT, M.TOUR),
    ),
    Concern(
        "Bins set alight in {park}",
        "That's the third one since the clocks went back. It was right up against the café this time.",
        "{park}, by the café",
        "Bins are being set on fire in {park} after dark.",
        "Plastic bins were replaced with metal ones, and the fire service and youth workers met the young people "
        "involved.",
        "There has been no fire in the park for ten weeks. Two young people are helping the park keeper on Saturdays.",
        "No more bin fires in {park}",
        (
            Task("Replace the plastic bins with metal ones", "street-environment", PRE, "Seven replaced."),
            Task("Fire-setting awareness with the young people named", "fire", PRE,
                 "Six sessions with four young people; all finished.", "Two sessions done."),
            Task("Detached youth work in the park, Friday evenings", "youth-service", PRE,
                 "Eight evenings, about 14 young people a night."),
        ),
        methods=(M.NP, M.PARTNER, M.TOUR),
        priority="Fires in {park}",
        signal=Signal.CRIME,
    ),
    Concern(
        "Catapults used against birds at {water}",
        "We found two swans. The children were in tears. It's lads with catapults and ball bearings.",
        "{water}, by the weir",
        "Catapults are used against birds at {water}.",
        "Officers walked the bank after school, visited families, and {school} spoke to every class.",
        "Nine catapults were given up. No injured bird has been found since.",
        "Birds safe again at {water}",
        (
            Task("Patrol the bank after school and visit families", "police", ENF, "Eleven patrols, nine catapults surrendered."),
            Task("Assembly and letter home", "community-safety", COM, "Done, with the swan sanctuary."),
        ),
    ),
    Concern(
        "Needles left behind the garages off {street}",
        "My caretaker picked up eleven on Monday. The kids play football against those garages.",
        "Garages off {street}",
        "Needles are left behind the garages off {street}, where children play.",
        "The garages are checked every morning, the gap in the fence is closed, and a drop box is two streets away.",
        "Finds went from about ten a week to none in the last month.",
        "Safe to play behind the garages off {street}",
        (
            Task("Daily sweep for a month", "street-environment", PRE, "28 sweeps, 37 items, none in the last 9 days."),
            Task("Close the fence and light the garages", "millstone-homes", PRE, "Fence closed, two lights fitted.",
                 "Fence done; the electrician comes on the 14th."),
            Task("Outreach and a drop box", "public-health", PRE, "Drop box in place, five people in contact."),
        ),
        methods=(M.PARTNER, M.TOUR, M.KIN_CONTACT),
    ),
    Concern(
        "Graffiti on the bridge over {water} and along {street}",
        "It went from one tag to the whole wall in a month. It makes the place look like nobody cares.",
        "Bridge over {water}",
        "Graffiti has spread from the bridge over {water} to walls along {street}.",
        "It was removed within a week, and pupils of {school} painted a mural with a local artist.",
        "The mural has been left alone for four months.",
        "A mural for the bridge",
        (
            Task("Remove all graffiti and photograph the tags first", "street-environment", PRE,
                 "Removed from 14 walls, tags photographed for police."),
            Task("A mural with {school}", "youth-service", PRE, "Painted over half-term, 22 pupils took part.",
                 "Artist found, design chosen by the school council."),
        ),
        priority="Graffiti from the bridge to {street}",
        signal=Signal.CRIME,
        methods=(M.NP, M.CANVASS, M.DIRECT, M.TOUR),
    ),
    Concern(
        "Young people with nowhere to go, knocking on doors and running off at {estate}",
        "It's not serious but it's every night and my mum is on her own. She thinks somebody is trying to get in.",
        "{estate}",
        "Young people knock on doors and run away in the evenings at {estate}; some residents are frightened.",
        "Youth workers opened the community room on two evenings, and officers visited the families.",
        "About twenty come each week. Calls about the estate have halved.",
        "Two evenings a week at {estate}",
        (
            Task("Open the community room two evenings a week", "youth-service", PRE,
                 "Open Tuesdays and Fridays since half-term, about 20 each time."),
            Task("Visit families and offer mediation", "police", PRE, "Seven families visited, one acceptable behaviour contract.",
                 "Four visited."),
        ),
        methods=(M.TOUR, M.KIN_CONTACT, M.NP, M.HARD_TO_REACH),
    ),
    Concern(
        "Thefts from sheds and garages around {street}",
        "Three in our row in a fortnight. They took my grandson's bike and my late husband's tools.",
        "{street} and {other}",
        "Bicycles and tools have been stolen from sheds and garages around {street}.",
        "Officers visited sixty homes, marked bicycles and tools, and gave out shed alarms.",
        "Sheds broken into fell from nine to one in two months, and a man was charged.",
        "Sheds locked around {street}",
        (
            Task("Crime-prevention visits with shed alarms", "police", PRE, "63 homes, 40 alarms, 55 bicycles marked."),
            Task("Second-hand shop checks", "police", INT, "Four shops; two bicycles identified and returned.",
                 "Two shops visited."),
        ),
        methods=(M.DIRECT, M.KIN_CONTACT, M.PACT),
        priority="Sheds and garages around {street}",
        priority_kind=PriorityKind.POLICING,
        signal=Signal.CRIME,
    ),
    Concern(
        "Fireworks thrown at buses on {street}",
        "The 42 won't stop here after six now, so nobody can get home from work.",
        "Bus stops, {street}",
        "Fireworks were thrown at buses on {street} and the evening bus stopped calling.",
        "Officers rode the bus for ten evenings, and shops were checked for sales to under-18s.",
        "The 42 calls at every stop again. One shop lost its licence to sell fireworks.",
        "The 42 is back",
        (
            Task("Officers on the 42 for ten evenings", "police", ENF, "Ten evenings, three young people taken home."),
            Task("Test purchases at four shops", "community-safety", ENF, "One sale in four; licence review asked for."),
        ),
    ),
    Concern(
        "Overgrown path and litter between {street} and {park}",
        "You can't get a pram through. It's brambles on one side and cans on the other.",
        "Path from {street} to {park}",
        "The path between {street} and {park} is overgrown and full of litter.",
        "Community payback teams cleared it over three Saturdays, and it is now on the mowing round.",
        "A pram and a wheelchair can pass. Friends of the park will keep an eye on it.",
        "The path to {park} is open again",
        (
            Task("Three Saturdays with the community payback team", "community-safety", PRE,
                 "Done over three Saturdays, 41 bags.", "First Saturday done, 18 bags."),
            Task("Put the path on the mowing round", "street-environment", PRE, "On the fortnightly round from April."),
        ),
        methods=(M.CANVASS, M.NP, M.TOUR, M.DIRECT),
    ),
    Concern(
        "Men working on cars in the road on {street}",
        "Five or six in bits at any one time, oil all over, music until ten. There's nowhere to park for those of us "
        "who live there.",
        "{street}, the lower end",
        "Cars are repaired and sold on {street}, with oil on the road and noise late into the evening.",
        "Officers and the council visited with trading standards; seven cars were removed.",
        "The business has moved to a yard. The road was cleaned.",
        "{street} is a street again",
        (
            Task("Joint visit; remove untaxed vehicles", "street-environment", ENF, "Seven removed, two notices served."),
            Task("Trading standards to interview the seller", "community-safety", ENF, "Interviewed; has taken a yard on the industrial estate."),
        ),
        methods=(M.NP, M.DIRECT, M.KIN_CONTACT),
    ),
    Concern(
        "Shouting and banging at night from a house on {street}",
        "It's four nights out of seven. We've all got jobs. We don't want anybody evicted, we just want to sleep.",
        "{street}",
        "People on {street} are kept awake by noise from one house.",
        "The landlord and mediators worked with both sides, and noise was recorded for three weeks.",
        "An agreement is in place and has held for six weeks.",
        "Quiet nights agreed on {street}",
        (
            Task("Noise diaries and recorder for three weeks", "street-environment", INT, "Recorder placed; 9 incidents logged in the first week, 2 in the third."),
            Task("Mediation between neighbours", "millstone-homes", PRE, "Two meetings, written agreement signed by both.", "First meeting held."),
        ),
        methods=(M.DIRECT, M.PARTNER),
    ),
)  # fmt: skip

SMALL: tuple[Concern, ...] = (
    Concern(
        "Abandoned trolley in {water}", "There's a supermarket trolley in the water again by the steps.",
        "{water}, by the steps", "A shopping trolley is in {water}.",
        "The supermarket was rung and collected it.", "It was gone the next day.", "Trolley out of {water}",
        methods=(M.TOUR, M.DIRECT),
    ),
    Concern(
        "Broken glass in the play area at {park}", "Somebody's smashed bottles under the swings.",
        "Play area, {park}", "Broken glass lies in the play area at {park}.",
        "The park team swept it the same morning and raked the bark.", "It is checked daily until the summer.",
        "Play area at {park} swept", methods=(M.TOUR, M.DIRECT, M.KIN_CONTACT),
    ),
    Concern(
        "Overflowing bin by the bus stop on {street}", "It's been full since Friday and the gulls are in it.",
        "Bus stop, {street}", "The bin by the bus stop on {street} overflows.",
        "It was emptied, and is now emptied three times a week.", "No complaint since.", "A bin emptied on {street}",
        methods=(M.TOUR, M.DIRECT, M.CANVASS),
    ),
    Concern(
        "Loose paving slab outside {shops}", "I nearly went over. A lady with a frame comes past here.",
        "Outside {shops}", "A loose paving slab outside {shops} is a danger to people who walk with a frame.",
        "The highways team relaid three slabs.", "The pavement is level.", "Pavement mended at {shops}",
        methods=(M.TOUR, M.KIN_CONTACT, M.DIRECT),
    ),
    Concern(
        "Untaxed van left across the dropped kerb on {street}", "It's been there three weeks and it's got a flat tyre.",
        "Corner of {street} and {other}", "A van was left across the dropped kerb on {street}.",
        "The Street Environment team put a notice on it and took it away after seven days.",
        "The kerb is clear for wheelchairs again.", "Dropped kerb clear on {street}",
        methods=(M.TOUR, M.DIRECT, M.PARTNER),
    ),
    Concern(
        "Rude words painted on the shelter in {park}", "My seven-year-old read it out to his nan.",
        "Shelter, {park}", "Offensive words were painted on the shelter in {park}.",
        "They were painted over within a day.", "The shelter is clean.", "Shelter in {park} repainted",
        methods=(M.TOUR, M.DIRECT, M.CANVASS),
    ),
    Concern(
        "Gate to the allotments off {street} left unlocked", "Somebody's been in my shed. Nothing gone, but still.",
        "Allotments off {street}", "The gate to the allotments off {street} did not lock.",
        "The lock was changed and new keys given to all plot holders.", "All 38 plots have a key.",
        "New lock for the allotments", methods=(M.KIN_CONTACT, M.TOUR),
    ),
)  # fmt: skip

DECLINED: tuple[Concern, ...] = (
    Concern(
        "Request for a camera on {street}", "Put a camera up and they'd soon stop.", "{street}",
        "Some residents asked for a camera on {street}.", "", "", "A camera on {street}",
        reason="Two incidents were recorded there in six months, which is below what the law needs for a public camera.",
        other_help="The PCSO will advise on doorbell cameras that respect neighbours' privacy, and the lighting was checked.",
        methods=(M.NP, M.CANVASS, M.DIRECT),
    ),
    Concern(
        "Young people playing football on the green by {street}", "The ball hits my fence and they shout.",
        "The green, {street}", "A resident is disturbed by ball games on the green by {street}.", "", "",
        "Ball games by {street}",
        reason="Playing on the green is allowed, and no damage or abuse was reported.",
        other_help="Mediation between neighbours was offered, and the youth service told the players of the cage at {park}.",
        methods=(M.NP, M.DIRECT, M.TOUR),
    ),
    Concern(
        "Close {other} to through traffic", "It's a rat run, shut one end off.", "{other}",
        "Residents asked for {other} to be closed to through traffic.", "", "", "Traffic on {other}",
        reason="A count found 180 vehicles a day at 22 miles an hour, within what such a street carries safely.",
        other_help="The request was passed to the highways programme, which is decided each March; the count is with it.",
        methods=(M.NP, M.CANVASS),
    ),
    Concern(
        "A police office at {shops} again", "We used to have a desk you could go to.", "{shops}",
        "Residents would like a police office at {shops}.", "", "", "A police desk at {shops}",
        reason="There is no money for a staffed office this year.",
        other_help="The PCSO holds a surgery at the library every second Tuesday, 2 to 4 pm.",
        methods=(M.NP, M.PACT, M.CANVASS),
    ),
    Concern(
        "Seagulls tearing bags on {street}", "Every Thursday it looks like a bomb's hit it.", "{street}",
        "Gulls tear open rubbish bags on {street} on collection days.", "", "", "Gulls on {street}",
        reason="It is not crime or disorder, and the meeting keeps to its three priorities.",
        other_help="The waste team offers gull-proof sacks free of charge; 30 were left with the residents' association.",
        methods=(M.DIRECT, M.TOUR, M.NP),
    ),
    Concern(
        "Traffic noise from the bypass at {estate}", "You can't have a window open.", "{estate}",
        "Traffic noise from the bypass disturbs people at {estate}.", "", "", "Noise at {estate}",
        reason="The partnership has no powers over the bypass.",
        other_help="National highways was written to; its answer will be read at the next Neighbourhood Partnership.",
        methods=(M.NP, M.KIN_CONTACT),
    ),
)  # fmt: skip

PLACES: dict[int, dict[str, list[str] | str]] = {
    1: {"streets": ["Tanpit Lane", "Weavers Row", "Mill Race Road", "Dyehouse Street", "Carding Street", "Hatter's Fold"],
        "park": "Millbrook Rec", "shops": "the Brook Parade shops", "school": "Millbrook Primary",
        "water": "the Mill Brook", "estate": "Shuttle Court"},
    2: {"streets": ["Keep Street", "Barbican Road", "Portcullis Way", "Garrison Lane", "Bailey Street"],
        "park": "Castle Gardens", "shops": "the Bailey Street shops", "school": "Castlegate Academy",
        "water": "the moat", "estate": "Constable House"},
    3: {"streets": ["Bark Street", "Currier Lane", "Saddlers Way", "Oxhide Street", "Fellmonger Road"],
        "park": "Tanners Green", "shops": "the Row precinct", "school": "Saddlers Way School",
        "water": "the canal", "estate": "Oakbark Court"},
    4: {"streets": ["Sunrise Avenue", "Plough Lane", "Threshing Road", "Gleaners Close", "Barley Street"],
        "park": "Eastfield Common", "shops": "the Plough Lane parade", "school": "Eastfield Juniors",
        "water": "the East Dyke", "estate": "the Harvest estate"},
    5: {"streets": ["Pilgrim Street", "Chantry Road", "Wellspring Lane", "Cloister Avenue", "Almoner Street"],
        "park": "St Brannock's Field", "shops": "Wellspring shops", "school": "St Brannock's School",
        "water": "Brannock's Beck", "estate": "Chantry Gardens"},
    6: {"streets": ["Skylark Road", "Bracken Lane", "Gorse Avenue", "Heather Rise", "Juniper Street"],
        "park": "Larkhill Park", "shops": "the Hilltop shops", "school": "Larkhill Primary",
        "water": "Lark Water", "estate": "Gorse Hill flats"},
    7: {"streets": ["Station Approach", "Engine Street", "Signal Road", "Turntable Lane", "Carriage Street"],
        "park": "Northgate Gardens", "shops": "the Station Road shops", "school": "Northgate High",
        "water": "the Cut", "estate": "Pullman House"},
    8: {"streets": ["Stave Street", "Barrel Lane", "Hoop Road", "Hogshead Street", "Firkin Way"],
        "park": "Cooper's Green", "shops": "the Green shops", "school": "Cooper's Green Primary",
        "water": "Brewery Stream", "estate": "Firkin Court"},
    9: {"streets": ["Capstan Road", "Ropewalk", "Chandler Street", "Ballast Lane", "Lighterman Way"],
        "park": "Quayside Green", "shops": "the Ropewalk arcade", "school": "Quayside School",
        "water": "the old dock", "estate": "Windlass Court"},
    10: {"streets": ["Sluice Road", "Otter Lane", "Fish Pass Road", "Heron Street", "Lock Cottages"],
         "park": "Weir Meadow", "shops": "the Lock parade", "school": "Weir End Primary",
         "water": "the river", "estate": "Heron Court"},
    11: {"streets": ["Beech Avenue", "Verderer Road", "Coppice Lane", "Acorn Street", "Forester Way"],
         "park": "Ashdown Park", "shops": "the Beech Avenue shops", "school": "Ashdown Academy",
         "water": "the boating lake", "estate": "Verderer Court"},
    12: {"streets": ["Peat Lane", "Curlew Road", "Bittern Close", "Moorgate Street", "Sedge Avenue"],
         "park": "Kingsmoor Rec", "shops": "the Moorgate shops", "school": "Kingsmoor School",
         "water": "the Moor Drain", "estate": "the Sedge estate"},
}  # fmt: skip

FIRST_NAMES = ["Ada", "Alan", "Amina", "Arthur", "Aisha", "Barbara", "Bernard", "Beatriz", "Ciaran", "Chipo", "Dawn", "Derek", "Dilip", "Doreen", "Ewa", "Ernest", "Fatima", "Frank", "Gwen", "Grace", "Hassan", "Hilda", "Irene", "Ivan", "Jacinta", "Jean", "Joyce", "Kamal", "Kenneth", "Kiran", "Leon", "Lorna", "Mabel", "Marek", "Maureen", "Mo", "Nadia", "Neville", "Olive", "Omar", "Pauline", "Percy", "Rachel", "Rafiq", "Ruby", "Sandra", "Samuel", "Shanice", "Stan", "Sunita", "Theo", "Tomasz", "Una", "Vera", "Victor", "Wanda", "Winston", "Yasmin", "Yusuf", "Zoe"]  # fmt: skip
SURNAMES = ["Abara", "Ashcombe", "Bannerjee", "Birkett", "Blackledge", "Chaudry", "Clegg", "Cobbold", "Dacosta", "Dunmore", "Eccleshall", "Farrow", "Fenwick", "Gathercole", "Goodfellow", "Haworth", "Hinchliffe", "Iqbal", "Jessop", "Kaczmarek", "Kettley", "Ledger", "Lyttle", "Mbeki", "Merriman", "Nettleton", "Nwosu", "Oddy", "Oldroyd", "Pargeter", "Pocock", "Quaife", "Rahimi", "Rushton", "Sagar", "Sidebottom", "Tansley", "Thackray", "Ugwu", "Vickers", "Wadsworth", "Whitlock", "Wolstenholme", "Yarrow", "Zielinski"]  # fmt: skip
