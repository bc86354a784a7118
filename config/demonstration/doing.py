"""How Harrowmere's actions were worked on: photos of what stands there now (T5). Drawn here, so nobody is in them."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

from PIL import Image, ImageDraw

from config.demonstration.cast import Harrowmere
from partnerships.photos import Photo, drawn_anew
from tasking.models import Action, ActionPhoto, ActionPower, ActionProgress, ActionState, Power

PICTURED = 8
SHOWN = r"\y(alley|gate|waste|litter|rubbish|bags|dumped|fly-tip\w*|payback)\y"
"""What the pictures drawn here can be of."""
USED = {
    "prevention": ["Gating or target hardening", "Mediation", "Warning letter", "Acceptable behaviour contract"],
    "enforcement": ["Fixed penalty notice", "Community protection notice", "Public spaces protection order",
                    "Civil injunction"],
}  # fmt: skip
SKIES = ["#a9c3d9", "#c9d3da", "#9fb6c6", "#d8d3c6"]
WALLS = ["#8c5a43", "#7d6a5c", "#95664a", "#6f6257"]


def write_doing(borough: Harrowmere, *, now: datetime) -> None:
    """Photos with what was last reported about actions to do, and when some of the latest were done."""
    reported = ActionProgress.objects.filter(action__state=ActionState.TO_DO, action__what__iregex=SHOWN).order_by(
        "-at", "-pk"
    )
    photos = [
        _kept(report.action, picture(number), at=report.at, progress=report)
        for number, report in enumerate(reported.select_related("action__owner")[:PICTURED])
    ]
    done = Action.objects.filter(state=ActionState.DONE, done_on__lte=now.date(), what__iregex=SHOWN).order_by(
        "-done_on", "-pk"
    )
    for number, action in enumerate(done.select_related("owner")[:PICTURED], start=PICTURED):
        at = now - timedelta(days=(now.date() - (action.done_on or now.date())).days, hours=1)
        photos += [_kept(action, picture(number, finished=step), at=at) for step in (False, True)]
    ActionPhoto.objects.bulk_create(photos)
    _powers(borough)


def _powers(borough: Harrowmere) -> None:
    """What two in three actions that are done used; an action of another kind than these needs none."""
    listed = {power.name: power for power in Power.objects.filter(partnership=borough.partnership)}
    done = Action.objects.filter(state=ActionState.DONE, issue__ward__partnership=borough.partnership).order_by("pk")
    ActionPower.objects.bulk_create(
        ActionPower(
            action=action, power=listed[names[number % len(names)]], used_on=action.done_on or action.due_on,
            agency_id=action.agency_id, by_id=action.owner_id,
        )
        for number, action in enumerate(done.filter(kind__in=USED))
        if number % 3 and (names := USED[action.kind])
    )  # fmt: skip


def _kept(action: Action, photo: Photo, *, at: datetime, progress: ActionProgress | None = None) -> ActionPhoto:
    return ActionPhoto(
        action=action, progress=progress, by=action.owner, at=at, content=photo.content, small=photo.small,
        width=photo.width, height=photo.height, sha256=photo.sha256,
    )  # fmt: skip


def picture(number: int, *, finished: bool = False) -> Photo:
    """An alley between two walls: with sacks left in it, or with its gate. The same number gives the same picture."""
    made = Image.new("RGB", (960, 720), SKIES[number % 4])
    draw = ImageDraw.Draw(made)
    draw.polygon([(0, 720), (390, 380), (570, 380), (960, 720)], fill="#77746f")
    left, right = WALLS[number % 4], WALLS[(number + 1) % 4]
    draw.polygon([(0, 60), (390, 260), (390, 380), (0, 720)], fill=left)
    draw.polygon([(960, 40), (570, 250), (570, 380), (960, 720)], fill=right)
    for course in range(1, 9):
        draw.line([(0, 60 + 73 * course), (390, 260 + 13 * course)], fill="#5a4a40", width=2)
        draw.line([(960, 40 + 75 * course), (570, 250 + 14 * course)], fill="#5a4a40", width=2)
    if finished:
        for post in range(13):
            draw.rectangle([250 + 38 * post, 230, 258 + 38 * post, 560], fill="#20302a")
        for rail in (240, 390, 540):
            draw.rectangle([250, rail, 714, rail + 14], fill="#20302a")
    else:
        for sack in range(3 + number % 3):
            x, y = 330 + 82 * sack, 500 + 24 * (sack * 7 % 4)
            draw.ellipse([x, y, x + 112, y + 96], fill="#2b2d31")
            draw.polygon([(x + 44, y + 8), (x + 56, y - 22), (x + 68, y + 8)], fill="#2b2d31")
    out = io.BytesIO()
    made.save(out, "PNG")
    return drawn_anew(out.getvalue())
