"""Pages a PCSO takes along on a tablet, the app they belong to, and the names on today's list (E5, E3)."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static

from feedback.access import WORK_WITHOUT_SIGNAL
from feedback.street.taking import interviews_of, pages_of, todays_names
from feedback.street.version import addresses, version
from partnerships.disclosing import disclosed_each, showing
from partnerships.policy import PUBLIC, by_itself, policy
from partnerships.requests import StaffRequest

NO_SIGNAL = "/street/no-signal/"
TODAYS_MOST = 12
"""So many interviews are a day's work, and no more names leave the book for it."""


@policy(WORK_WITHOUT_SIGNAL)
def street(request: StaffRequest) -> HttpResponse:
    """A page of the tablet, for whoever opens it before it was taken along."""
    return HttpResponse(pages_of(request.user, [request.path])[request.path])


@by_itself
@policy(WORK_WITHOUT_SIGNAL)
def take(request: StaffRequest) -> JsonResponse:
    """All of them, to be kept on the tablet."""
    return JsonResponse({"user": request.user.pk, "app": version(), "pages": pages_of(request.user)})


@policy(WORK_WITHOUT_SIGNAL, write=WORK_WITHOUT_SIGNAL)
def today(request: StaffRequest) -> HttpResponse:
    """Choose whom one sets out to interview today. On POST: their names, and that they left the book is recorded."""
    user = request.user
    if request.method == "POST":
        asked = [int(key) for key in request.POST.getlist("interview") if key.isdecimal() and len(key) < 19]
        day, rows = todays_names(user, asked[:TODAYS_MOST])
        subjects = [f"survey {row.round_id}, interview {row.number}" for row in rows]
        disclosed_each(user, "survey:name on a tablet", subjects)
        names = [{"interview": row.pk, "whom": f"k{row.kin_id}", "name": row.kin.name} for row in rows]
        return JsonResponse({"day": f"{day}", "names": names})
    with showing(user, "survey:who takes part", f"interviews of {user.pk}"):
        rows = list(interviews_of(user).for_list())
    return render(request, "feedback/street/today.html", {"interviews": rows, "most": TODAYS_MOST})


@policy(PUBLIC)
def no_signal(request: HttpRequest) -> HttpResponse:
    """What a tablet shows for a page it has not got. The same for everybody: it is kept by whoever has the app."""
    answer = render(request, "feedback/street/no_signal.html", {"app": version(), "user": None, "navigation": []})
    answer["Cache-Control"] = "no-cache"
    return answer


@policy(PUBLIC)
def service_worker(request: HttpRequest) -> HttpResponse:
    """What answers for the book where there is no signal. Changes with the version of the app, so browsers notice."""
    worker, facts = static("js/street/worker.js"), {"app": version(), "files": addresses(), "nothing": NO_SIGNAL}
    script = f"import {{ serve }} from {json.dumps(worker)};\n\nserve({json.dumps(facts)});\n"
    answer = HttpResponse(script, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@policy(PUBLIC)
def manifest(request: HttpRequest) -> JsonResponse:
    """What makes the pages an app that can be put on a home screen."""
    icons = [
        {"src": static(f"images/app-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in (192, 512) for purpose in ("any", "maskable")
    ]  # fmt: skip
    answer = JsonResponse({
        "name": "Wardbook", "short_name": "Wardbook", "id": "/street/", "start_url": "/street/", "scope": "/",
        "display": "standalone", "lang": "en-GB", "background_color": "#ffffff", "theme_color": "#174a41",
        "icons": icons, "shortcuts": [
            {"name": "Log a contact", "url": "/street/contact/"}, {"name": "Log an issue", "url": "/street/issue/"},
        ],
    }, content_type="application/manifest+json")  # fmt: skip
    answer["Cache-Control"] = "no-cache"
    return answer
