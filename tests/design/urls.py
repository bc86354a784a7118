"""Pages that show every component with made-up content, for the checks of this folder alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from partnerships.models import Partnership
from partnerships.policy import PUBLIC, policy
from tests.design.forms import EveryKindForm, SampleFilterForm

PAGES = Path(__file__).parent / "pages"
MENU = ["Desk", "Issues", "Meetings", "Actions", "Owed", "Newsletters", "Groups", "Wards", "Reports", "Settings"]
STAGES = ["new", "dealt_with", "escalated", "tabled", "in_action", "not_prioritised"]
STAGES += ["resolved", "fed_back", "closed"]
CONCERNS = [
    "Mopeds ridden along the canal path after school",
    "Fly-tipping behind the shops on Larch Parade, again since the bins were moved",
    "Street light out at the bus stop on Weir Lane",
    "Young people with nowhere to go in the half-term evenings",
]
ISSUES = [
    {
        "reference": f"MIL-26-0{417 - number}",
        "concern": CONCERNS[number % 4],
        "stage": STAGES[number % 9],
        "ward": ["Millbrook", "Old Town", "Canalside"][number % 3],
        "days": 3 + number * 5,
        "move": ["Street environment, Errol Bright", "Coordinator, Carol Ashworth"][number % 2],
        "due": date(2026, 11, 2 + number),
        "late": number % 5 == 2,
    }
    for number in range(16)
]
DESK = [
    {"count": 5, "label": "Issues to triage", "url": "#a", "since": "oldest 3 days", "detail": "Millbrook 3, Weir 2"},
    {"count": 3, "label": "To put on Thursday’s Local Tasking Meeting", "url": "#b", "urgency": "soon"},
    {"count": 4, "label": "Actions late", "url": "#c", "detail": "Street environment 3, housing 1", "urgency": "late"},
    {"count": 2, "label": "Feedback owed", "url": "#d", "since": "oldest 19 days"},
]
TRAIL = [
    {"what": "2 people are owed an answer", "who": "Members of Millbrook Neighbourhood Partnership", "owed": True},
    {
        "what": "Action agreed",
        "turn": True,
        "who": "Local Tasking Meeting; keyed by Carol Ashworth",
        "when": datetime(2026, 10, 22, 10, 30, tzinfo=UTC),
        "words": "Street environment to fit two bollards at the Larch Parade end of the path by 13 November.",
    },
    {"what": "Escalated for tasking", "who": "Priya Nair", "when": datetime(2026, 10, 9, 16, 0, tzinfo=UTC)},
    {
        "what": "Raised at Millbrook Neighbourhood Partnership",
        "turn": True,
        "who": "Keyed by Carol Ashworth",
        "when": datetime(2026, 10, 1, 18, 45, tzinfo=UTC),
    },
]


def _context(request: HttpRequest) -> dict[str, Any]:
    filters = SampleFilterForm(request.GET)
    filters.is_valid()
    form = EveryKindForm(request.POST if request.method == "POST" else None)
    return {
        "partnership": Partnership(name="Harrowmere CSP", contact_email="community.safety@harrowmere.example"),
        "demonstration": True,
        "user": SimpleNamespace(is_authenticated=True, name="Carol Ashworth"),
        "navigation": [{"label": label, "url": f"#{label}", "current": label == "Issues"} for label in MENU],
        "issues": Paginator(ISSUES * 8, 16).get_page(request.GET.get("page")),
        "stages": STAGES,
        "desk": DESK,
        "trail": TRAIL,
        "filters": filters,
        "form": form,
        "months": [("Jun", (31, 24)), ("Jul", (28, 27)), ("Aug", (22, 30)), ("Sep", (35, 29)), ("Oct", (26, 31))],
        "line": [31, 29, 30, None, 24, 26, 22, 19, 21, 17, 15, 14],
        "agencies": [
            ("Street environment", 14.0),
            ("Housing association", 9.0),
            ("Police", 22.0),
            ("Youth service", 3.0),
        ],
        "tabs": [
            {"label": "Open", "url": "#1", "current": True, "count": 14},
            {"label": "Done", "url": "#2", "count": 90},
        ],
        "facts": [{"label": "Open loops", "value": 14, "url": "#3"}, {"label": "Median days to told", "value": 23}],
        "rows": [{"key": "Ward", "value": "Millbrook"}, {"key": "Raised", "value": "1 October 2026", "url": "#4"}],
        "documents": [{"title": "Minutes of 1 October 2026", "url": "#5", "about": "PDF, 4 pages, 92 kB"}],
        "computed": datetime(2026, 11, 2, 6, 0, tzinfo=UTC),
    }


@policy(PUBLIC, write=PUBLIC)
def page(request: HttpRequest, name: str) -> HttpResponse:
    if name == "parts":
        for level in ("success", "info", "warning", "error"):
            getattr(messages, level)(request, f"A message of the kind {level}.")
    source = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    return HttpResponse(engines["django"].from_string(source).render(_context(request), request))


urlpatterns = [path("sample/<slug:name>/", page, name="sample"), path("", include("config.urls"))]
