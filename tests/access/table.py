"""The access table: every address of the book, and who may read and who may use it (safety 1, 2, 5).

HOW TO ADD A ROUTE. One line in ROWS: its name in urls.py, the thing it is about (a key of `World.things`, nothing for
a list or a form), who may GET it and who may POST to it, in ward 1:

    Row("issue_escalate", "issue", get="cps", post="cps"),

`pytest tests/access/test_table.py -k issue_escalate` then tries it as everybody, with every method, on the thing in
ward 1 ("in"), in ward 7 ("out"), in another partnership ("far") and on none ("missing").

WHO, one letter each (the cast of the demonstration):

    c carol, coordinator      w cllr-jones, councillor        i iris, intelligence unit
    p priya, PCSO             r rita, representative          d dora, auditor
    s ines, supervisor        a anya, analyst                 m adam, administrator
    h hana, partner officer   l lena, lead                    n nobody: signs in, holds no role

Besides them everybody who has not signed in, and a coordinator who has no second factor. ALL means everybody, OWN
means everybody who can sign in, also without a role or second factor. "" means nobody: no such method, a 405.

WHAT FOLLOWS BY ITSELF, unless the row says otherwise:

* somebody who may not read: 404 where the address names a thing, 403 where it does not;
* somebody who may read but not use: 403 on POST ("in"), 404 on POST outside their wards;
* c p s h w r reach nothing outside their wards; a l i d m reach the whole partnership, and nothing "far";
* not signed in: sent to sign in, whether the thing exists or not; without a second factor: sent to set it up;
* every 404 has the same bytes as that of a missing thing.

A public thing (ALL) is there on every side but "missing". `out=` and `far=` name who reads it there, where that is
other; `refused=` who gets a 403 on GET of a thing they know of; `post_only=True` a page that takes no GET; `data=` what
to post; `by_state=True` a page of signing in, whose answer depends on the session; `why=` the reason for an exception.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

EVERYBODY = "cpshwralidm"
WIDE = "alidm"
"""Roles held for the whole partnership."""
ALL = "*"
OWN = "@"
TEAM = "cps"
ISSUES = "cpshwrali"
MEETS = "cpshwralm"
MEETING = "cpshwalm"


@dataclass(frozen=True)
class Row:
    """What one address answers to whom."""

    route: str
    thing: str = ""
    get: str = ""
    post: str = ""
    out: str | None = None
    far: str = ""
    refused: str = ""
    post_only: bool = False
    by_state: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    why: str = ""

    @property
    def public(self) -> bool:
        return ALL in (self.get, self.post)

    @property
    def own(self) -> bool:
        return OWN in (self.get, self.post)

    def reads(self, letter: str, side: str) -> bool:
        """Whether that person is let through to read the thing on that side."""
        return letter in self.readers(side)

    def readers(self, side: str) -> str:
        """Those let through to the thing on that side, whether to read it or, where it takes no GET, to use it."""
        base = self.post if self.post_only else self.get
        if side == "missing":
            return ""
        if side == "far":
            return self.far
        if side == "out":
            return "".join(letter for letter in base if letter in WIDE) if self.out is None else self.out
        return base

    def users(self, side: str) -> str:
        """Those let through on POST."""
        return "".join(letter for letter in self.post if letter in self.readers(side))


ACCOUNTS = [
    Row("account_login", get=ALL, post=ALL, by_state=True),
    Row("account_logout", get=ALL, post=ALL),
    Row("signed-in", get=EVERYBODY),
    Row("account_inactive", get=ALL),
    Row("account_reset_password", get=ALL, post=ALL),
    Row("account_reset_password_done", get=ALL),
    Row("account_reset_password_from_key", "reset key", get=ALL, post=ALL, by_state=True),
    Row("account_reset_password_from_key_done", get=ALL),
    Row("account_reauthenticate", get=OWN, post=OWN),
    Row("account_change_password", get=OWN, post=OWN),
    Row("account_set_password", get=OWN, post=OWN),
    Row("mfa_index", get=OWN, by_state=True),
    Row("mfa_authenticate", get=ALL, post=ALL, by_state=True),
    Row("mfa_reauthenticate", get=OWN, post=OWN),
    Row("mfa_activate_totp", get=OWN, post=OWN),
    Row("mfa_deactivate_totp", get=OWN, post=OWN, by_state=True),
    Row("mfa_view_recovery_codes", get=OWN, by_state=True),
    Row("mfa_generate_recovery_codes", get=OWN, post=OWN),
    Row("mfa_download_recovery_codes", get=OWN, by_state=True),
    Row("mfa_list_webauthn", get=OWN),
    Row("mfa_add_webauthn", get=OWN, post=OWN),
    Row("mfa_remove_webauthn", "passkey", get=OWN, post=OWN, by_state=True),
    Row("mfa_edit_webauthn", "passkey", get=OWN, post=OWN, by_state=True),
    Row("mfa_reauthenticate_webauthn", get=OWN, post=OWN),
    Row("mfa_login_webauthn", get=ALL, post=ALL, by_state=True),
    Row("openid_connect_login", "provider", get=ALL, post=ALL, by_state=True),
    Row("openid_connect_callback", "provider", get=ALL, by_state=True),
    Row("socialaccount_login_cancelled", get=ALL),
    Row("socialaccount_login_error", get=ALL),
]

LOG = "cpshwr"
STUBS = "cpsali"
INTELLIGENCE_ROWS = [
    Row("intelligence", get="cpshwrali"),
    Row("intelligence-new", get="cpshwrai", post="cpshwrai"),
    Row("intelligence-carry", post="cpshwrai", post_only=True, data={"received_text": "Begun elsewhere."}),
    Row("intelligence-told", "stub answered", post="c", post_only=True, out="", why="one's own"),
    Row("intelligence-review", "source review", get="i", post="i"),
    Row("intelligence-stub", "stub", get="csali"),
    Row("intelligence-read", "stub", get="si", post="si", data={"reason": "To see whether it is urgent"}),
    Row("intelligence-screen", "stub", post="s", post_only=True),
    *(Row(f"intelligence-{step}", "stub", post="i", post_only=True) for step in ("acknowledge", "source", "answer")),
    Row(
        "intelligence-number",
        "stub answered",
        post="i",
        post_only=True,
        data={"number-reason": "To put right how it was recorded"},
    ),
]
ISSUE_ROWS = [
    Row("issues", get=ISSUES),
    Row("issue-new", get=LOG, post=LOG),
    Row("issue", "issue", get=ISSUES),
    Row("issue-deal-with", "issue", post=TEAM, post_only=True),
    Row("issue-escalate", "issue", post=TEAM, post_only=True),
    Row("issue-reopen", "issue", post="c", post_only=True),
    Row("issue-refer", "issue", get=TEAM, post=TEAM),
    Row("issue-outcome", "issue", get=TEAM, post=TEAM),
    Row("issue-close", "issue", get="c", post="c"),
    Row("issue-dispute", "issue", get=TEAM, post=TEAM),
    Row("issue-reword", "issue", get=TEAM, post=TEAM),
    Row("issue-note", "issue", get=TEAM, post=TEAM),
    Row("issue-correct", "issue", get=TEAM, post=TEAM),
    Row("canvasses", get=ISSUES),
    Row("canvass-new", get="cw", post="cw"),
    Row("canvass", "canvass", get=ISSUES),
    Row("pact", "pact", get="cpswalm", post=TEAM),
    Row("issue-similar", post=LOG, post_only=True),
    Row("issue-merge", "issue", get=TEAM, post=TEAM),
    Row("issue-unmerge", "issue", post="c", post_only=True),
    Row("issue-who", "issue", get="h", post="h"),
]


AGGREGATE = "cpshwral"
"""Who reads what may be told of a survey; its answers stay with the ward's team (safety, "KIN survey answers")."""
BUILDS = "cpsal"
SURVEY_ROWS = [
    Row("surveys", get=AGGREGATE),
    Row("survey-open", get="c", post="c"),
    Row("survey-settings", get="c", post="c"),
    Row("survey-anchor", "ward", get="c", post="c"),
    Row("interviews", get="p"),
    Row("interview", "interview", get=TEAM, post="p"),
    *(Row(f"interview-{step}", "interview", post="p", post_only=True, refused="cs") for step in ("refused", "mail")),
    Row("questionnaires", get=BUILDS),
    Row("questionnaire-new", get="c", post="c"),
    Row("questionnaire", "questionnaire", get=BUILDS, post="c", out=BUILDS),
    Row("questionnaire-preview", "questionnaire", get=BUILDS, out=BUILDS),
    Row("questionnaire-issue", "questionnaire", post="c", post_only=True, out="c"),
    Row("question-new", "questionnaire", get="c", post="c", out="c"),
    Row("question", "question", get="c", post="c", out="c"),
    Row("question-move", "question", post="c", post_only=True, out="c"),
    Row("survey", "survey", get=AGGREGATE),
    *(Row(f"survey-{step}", "survey", post="c", post_only=True, refused="pshwral") for step in ("share", "close")),
    Row("survey-form-pdf", "survey", get=AGGREGATE),
    Row("survey-answers", "survey", get="csa"),
    *(Row(f"survey-results{kind}", "survey", get=AGGREGATE) for kind in ("", "-pdf", "-csv")),
    Row("survey-result-issue", "survey", get="c", post="c", refused="pshwral"),
    Row("survey-answer", "survey link", get=ALL, post=ALL),
]
REACHING_ROWS = [
    Row("reaching", get=AGGREGATE),
    Row("reaching-ward", "ward", get=AGGREGATE),
    Row("engagement-plan", "engagement plan", get=AGGREGATE),
    Row("engagement-plan-pdf", "engagement plan", get=AGGREGATE),
    Row("engagement-plan", "engagement draft", get=TEAM),
    *(
        Row(f"engagement-plan-{step}", "engagement draft", get="c", post="c", refused="ps")
        for step in ("change", "add")
    ),
    Row("engagement-plan-line", "engagement line", get="c", post="c", refused="ps"),
    Row("engagement-plan-line-drop", "engagement line", post="c", post_only=True, refused="ps"),
    Row("engagement-plan-agree", "engagement draft", post="c", post_only=True, refused="ps"),
    Row("engagement-plan-stands", "engagement plan", post="c", post_only=True, refused="pshwral"),
    Row("engagement-plan-start", "ward", post="c", post_only=True, refused="pshwral"),
    Row("engagement-work-list", get=AGGREGATE),
    Row("engagement-work", "engagement work", get=AGGREGATE),
    Row("engagement-work-new", "ward", get="c", post="c", refused="pshwral"),
    Row("engagement-work-withdraw", "engagement work", get="c", post="c", refused="pshwral"),
    *(
        Row(route, "engagement work", get="cs", post="cs", refused="phwral", why="the officer asked is another")
        for route in ("engagement-work-deliver", "engagement-work-not-delivered", "engagement-session-new")
    ),
    Row("engagement-events", get=AGGREGATE),
    Row("engagement-event-import", get="cpsh", post="cpsh"),
    Row("engagement-event-template", get="cpsh"),
    Row("engagement-event", "engagement event", get=AGGREGATE),
    Row("engagement-event-new", "ward", get="cpsh", post="cpsh", refused="wral"),
    Row("engagement-event-change", "engagement event", get="cs", post="cs", refused="phwral"),
    Row("engagement-event-issues", "engagement event", get="cpsh", post="cpsh", refused="wral"),
]

MEETING = "cpshwalm"
"""Who sees a tasking meeting of ward 1: its wards' roles, and hana, who is a member."""
GROUP_ROWS = [
    Row("groups", get=MEETS),
    Row("group-new", get="cm", post="cm"),
    Row("group", "group", get="cpswralm"),
    Row("group-edit", "group", get="cm", post="cm", refused="pswral"),
    Row("member-new", "group", get="cm", post="cm", refused="pswral"),
    Row("member-edit", "membership", get="cm", post="cm", refused="pswral"),
    Row("member-again", "membership", post="cm", post_only=True, refused="pswral"),
    Row("membership", get="cm"),
    Row("group-terms", "group", get="cpswralm"),
    Row("terms-new", "group", get="cm", post="cm", refused="pswral"),
    Row("training", get=EVERYBODY),
    Row("course-new", get="cm", post="cm"),
    Row("course", "course", get="cm", post="cm", out="cm"),
    Row("group-training", "group", get="csm", post="csm"),
    Row("terms-accept", "terms", post="cpswr", post_only=True, refused="alm"),
    Row("invitation", "invitation", get=ALL, post=ALL),
    Row("member-answer", "membership", get="cm", post="cm", refused="pswral"),
    Row("member-end", "membership", get="cm", post="cm", refused="pswral"),
    Row("group-attendance", "group", get="cpswralm"),
    Row("group-schedule", "group", get="cpswralm"),
    Row("schedule-draft", "group", post="csm", post_only=True, refused="pwral"),
    Row("meeting-new", "group", get="csm", post="csm", refused="pwral"),
    Row("meetings", get=MEETS),
    Row("meeting-year", get="csm"),
    Row("year-draft", post="csm", post_only=True),
    Row("year-publish", get="csm", post="csm"),
    Row("own-calendar", get=MEETS, post=MEETS),
    Row("group-calendar", "public group", get=ALL),
    Row("person-calendar", "calendar", get=ALL),
    Row("meeting", "meeting", get=MEETING),
    Row("meeting-move", "meeting", get="csm", post="csm", refused="phwal"),
    Row("meeting-cancel", "meeting", get="csm", post="csm", refused="phwal"),
    Row("meeting-agenda", "meeting", get="cs", post="cs", refused="phwalm"),
    Row("meeting-run", "meeting", get="cs", post="cs", refused="phwalm"),
    Row("meeting-attendance", "meeting", get="cs", post="cs", refused="phwalm"),
    Row("meeting-close", "meeting", get="cs", post="cs", refused="phwalm"),
    *(
        Row(f"item-{step}", "agenda item", post="cs", post_only=True, refused="phwalm")
        for step in ("up", "down", "confidential", "remove", "decide", "action", "minute")
    ),
    Row("item-take-off", "agenda item", get="cs", post="cs", refused="phwalm"),
    Row("item-move", "agenda item", get="cs", post="cs", refused="phwalm"),
    Row("agenda-pdf", "meeting", get=MEETING),
    Row("papers", "meeting", get=MEETING, post="cs"),
    Row("papers-pdf", "meeting", get=MEETING),
    Row("papers-print-pdf", "meeting", get="cs", refused="phwalm"),
    Row("papers-for", "papers", get=ALL),
    Row("papers-for-pdf", "papers", get=ALL),
    Row("reports", get=MEETS),
    Row("reports-ask", "meeting", get="cs", post="cs", refused="phwalm"),
    Row("report", "report", get=MEETING),
    Row("report-send", "report", get="cs", post="cs", refused="phwalm", why="Those of its agency, and who runs it."),
    Row("report-file", "report", get=MEETING),
    Row("report-query", "report", post=MEETING, post_only=True),
    Row("report-answer", "query", get="cs", post="cs", refused="phwalm"),
    Row("minutes", "minutes", get=MEETING),
    Row("minutes-pdf", "minutes", get=MEETING),
    Row("minutes-approve", "minutes", post="cs", post_only=True, refused="phwalm"),
    Row("minutes-correct", "minutes", get="cs", post="cs", refused="phwalm"),
    Row("minutes-publish", "minutes", get="cs", post="cs", refused="phwalm"),
    Row("minutes-withdraw", "minutes", post="cs", post_only=True, refused="phwalm"),
    Row("public-minutes", "published minutes", get=ALL),
    Row("public-minutes-pdf", "published minutes", get=ALL),
]
TASKING_ROWS = [
    Row("issue-table", "issue", get="cs", post="cs", refused="phwrali"),
    Row("issue-action", "issue", get="cs", post="cs", refused="phwrali"),
    Row("actions", get=ISSUES),
    Row("action", "action", get=ISSUES),
    *(
        Row(f"action-{step}", "action", post=TEAM, post_only=True, refused="hwrali")
        for step in ("progress", "done", "hand-over")
    ),
    Row("actions-hand-over", get="cs", post="cs"),
    Row("action-photo", "photo", get=ISSUES),
    Row("action-photo-remove", "photo", get="cs", post="cs", refused="phwrali"),
    Row("powers", get="cm", post="cm"),
    Row("power-end", "power", post="cm", post_only=True, out="cm"),
    Row("powers-used", get="cpshwal"),
    Row("powers-used-csv", get="cpshwal"),
    Row("action-due", "action", post="cs", post_only=True, refused="phwrali"),
    Row("action-end", "action", post="cs", post_only=True, refused="phwrali"),
    Row("issue-plan", "issue", get="c", post="c", refused="pshwrali"),
    Row("plans", get=ISSUES),
    Row("plan", "plan", get=ISSUES),
    Row("plan-pdf", "plan", get=ISSUES),
    *(Row(f"plan-{step}", "plan", get=TEAM, post=TEAM, refused="hwrali") for step in ("about", "issue-add")),
    *(
        Row(f"plan-{step}", "plan", get=TEAM, post=TEAM, refused="hwrali")
        for step in ("partner-add", "objective-add", "risk-add", "note", "review", "back", "close", "send-back")
    ),
    Row("plan-write", "plan part", get=TEAM, post=TEAM, refused="hwrali"),
    Row("plan-issue-off", "plan issue", get=TEAM, post=TEAM, refused="hwrali"),
    Row("plan-partner-off", "plan partner", get=TEAM, post=TEAM, refused="hwrali"),
    Row("plan-objective", "plan objective", get=TEAM, post=TEAM, refused="hwrali"),
    Row("plan-measure", "plan objective", get=TEAM, post=TEAM, refused="hwrali"),
    Row("plan-risk", "plan risk", get=TEAM, post=TEAM, refused="hwrali"),
    Row("plan-action-add", "plan", get="cs", post="cs", refused="phwrali"),
    Row("plan-move-on", "plan", post=TEAM, post_only=True, refused="hwrali"),
    Row("plan-close-agree", "plan", post="cs", post_only=True, refused="phwrali"),
    Row("escalations", get=ISSUES),
    Row("escalation-answer", "escalation", get="cs", post="cs", refused="phwrali"),
    Row(
        "asked-answer",
        "asked",
        get="cs",
        post="cs",
        out="cs",
        refused="pwal",
        why="Who runs the higher group's meeting answers what any of its wards asks.",
    ),
    Row("series", "higher group", get="cpswal", out="cpswal", why="A higher group meets for every ward."),
    Row("series-issues", "series", get="cpswal", out="cpswal", why="As far as they see the issues, which may be none."),
    Row("problems", get="cm", post="cm"),
    Row("problem-words", "problem", get="cm", post="cm", out="cm"),
    Row("problem-end", "problem", post="cm", post_only=True, out="cm"),
    Row("analyses", get=ISSUES),
    Row("analysis", "analysis", get="cpshwrali", out="ali"),
    Row("analysis-pdf", "analysis", get="cpshwrali", out="ali"),
    Row("analysis-ask", "meeting without analysis", get="csa", post="csa", out="a"),
    Row("analysis-write", "analysis draft", get="a", post="a", out="a"),
    Row("analysis-count", "analysis draft", get="a", post="a", out="a"),
    Row("analysis-publish", "analysis draft", get="a", post="a", out="a"),
    Row("analysis-take-back", "analysis", get="a", post="a", out="a", refused="cpshwrli"),
    Row("analysis-feed", "analysis draft", get="ha", post="ha", out="a", refused="cpswl"),
    Row("analysis-figure-remove", "agency figure", post="ha", post_only=True, out="a"),
    Row("chair-reports", get=MEETS),
    Row("chair-report", "chair report", get=MEETING),
    Row("chair-report-pdf", "chair report", get=MEETING),
    Row("chair-report-write", "chair draft", get="cs", post="cs"),
    Row("chair-report-hand-over", "chair draft", get="cs", post="cs"),
    Row("reviews", get="csal"),
    Row("review", "review", get="csal", out="csal", why="All neighbourhoods side by side."),
    Row("review-pdf", "review", get="csal", out="csal"),
    Row("review-record", "reviewed", get="csl", post="csl", out="csl", refused="a"),
    Row("review-complete", "review", post="csl", post_only=True, out="csl", refused="a"),
    Row("priorities", get=ISSUES),
    Row("priorities-ended", get=ISSUES),
    Row("priorities-heard", get=ISSUES),
    Row("kin", get="cps"),
    Row("kin-new", get="c", post="c"),
    Row("kin-consent", get="cps", post="c"),
    Row("kin-import", get="c", post="c"),
    Row("kin-template", get="c"),
    Row("kin-exports", get="cs", post="c"),
    Row("kin-export", "network export", get="cs"),
    Row("kin-export-approve", "network export", post="s", post_only=True, refused="c", why="Never who asked."),
    Row("kin-export-refuse", "network export", post="s", post_only=True, refused="c", why="Never who asked."),
    Row("kin-export-take", "network export", post="c", post_only=True, refused="s", why="Who asked, alone."),
    Row("kin-hand-over", get="c", post="c"),
    Row("kin-coverage", get="cpsa"),
    Row("kin-coverage-csv", get="cpsa"),
    Row("kin-coverage-ward", "ward", get="cpsa"),
    Row("kin-recruit", "ward", get="c", post="c", refused="psa"),
    Row("kin-recruiting", get="cps"),
    Row("kin-recruiting-task", "recruiting", get="cps", post="cp"),
    Row("kin-updates", get="cps"),
    Row("kin-update-new", "ward", get="c", post="c", refused="ps"),
    Row("kin-updates-end", "kin link", get=ALL, post=ALL, why="A mail program posts here by itself (RFC 8058)."),
    Row("kin-record", "kin", get="cps"),
    Row("kin-change", "kin", get="cp", post="cp", refused="s"),
    Row("kin-take-part", "kin", get="cp", post="cp", refused="s"),
    Row("kin-rest", "kin", get="cp", post="cp", refused="s"),
    Row("kin-leave", "kin", get="cp", post="cp", refused="s"),
    Row("payback", get=ISSUES),
    Row("payback-new", get="cpshwr", post="cpshwr"),
    Row("payback-work", "payback", get=ISSUES),
    Row("payback-look", "payback", get="c", post="c", refused="pshwrali"),
    Row("payback-answer", "payback sent", get="cs", post="cs", refused="phwrali"),
    Row("payback-show", "payback", post="c", post_only=True, refused="pshwrali"),
    Row("issue-payback", "issue", post="cps", post_only=True),
    Row("practices", get="cpshwral"),
    Row("practice", "practice", get="cpshwral", out="cpshwral"),
    Row("practice-change", "practice", get="cs", post="cs", refused="phwral"),
    Row("practice-take-back", "practice", get="cs", post="cs", refused="phwral"),
    Row("practice-share", "closed plan", get="cs", post="cs", refused="phwrali"),
    Row("courts", get=ISSUES),
    Row("court-new", get="cps", post="cps"),
    Row("court-spread", "court", get="cs", post="cs", refused="phwrali"),
    Row("court-take-back", "court", get="cps", post="cps", refused="hwrali"),
    Row("heard-again", "heard", get="c", post="c", refused="sphwrali"),
    Row("priority-review", "priority", get="cs", post="cs", refused="phwrali"),
    Row("community-groups", get=TEAM),
    Row("community-group", "community group", get=TEAM),
    Row("community-group-new", get=TEAM, post=TEAM),
    *(Row(f"community-group-{step}", "community group", get=TEAM, post=TEAM) for step in ("change", "end", "again")),
    Row("tours", get=TEAM),
    Row("tour", "tour", get=TEAM),
    Row("contact-log", get=TEAM),
    *(Row(name, get=ALL) for name in ("service-worker", "manifest", "street-no-signal")),
    *(Row(name, get="p") for name in ("street", "street-contact", "street-issue", "street-interview", "street-take")),
    Row("street-today", get="p", post="p"),
    Row("street-signal", get="p"),
    Row("street-entries", post="p", post_only=True),
    Row("street-held", get="p"),
    Row("street-held-entry", "entry", get="p", post="p"),
    Row("street-alike", "likeness", post="p", post_only=True),
    Row("street-held-aside", "entry", post="p", post_only=True),
    Row("contacts-due", get=TEAM),
    Row("contact-new", get=TEAM, post=TEAM),
    Row("contact", "contact made", get=TEAM),
    Row("promise-take-back", "promise", get=TEAM, post=TEAM),
    Row("briefings", get=TEAM),
    Row("briefing-new", get=TEAM, post=TEAM),
    Row("briefing", "briefing", get=TEAM),
    Row("three-way-wards", get="csw"),
    Row("three-way-before", get="csw"),
    Row("three-way-log", get="csw"),
    Row("three-way-new", get="cs", post="cs"),
    Row("three-way", "three-way contact", get="csw"),
    *(
        Row(f"three-way-{step}", "three-way contact", get="cs", post="cs", refused="w")
        for step in ("correct", "link", "raise")
    ),
]
MEMBERS = "csh"
"""Named members of the case-management meeting of ward 1; carol is in the chair."""
CASE_ROWS = [
    Row("cases", get="cpshal"),
    Row("case-refer", get="cpsh", post="cpsh"),
    Row("case-figures", get=MEMBERS + "al"),
    Row("case", "case", get=MEMBERS),
    Row("case", "referred case", get=MEMBERS),
    Row("case-note", "case", post=MEMBERS, post_only=True),
    Row("case-plan", "case", post=MEMBERS, post_only=True),
    Row("case-power", "case", post=MEMBERS, post_only=True),
    Row("case-action-done", "case action", get=MEMBERS, post=MEMBERS),
    Row("case-change", "case", get=MEMBERS, post=MEMBERS),
    *(Row(f"case-{step}", "case", post="c", post_only=True, refused="sh") for step in ("take-up", "review", "close")),
]
PUBLIC_ROWS = [
    Row("home", get=ALL),
    Row("wards", get=ALL),
    Row("ward", "ward", get=ALL),
    Row("ward_raise", "ward", get=ALL, post=ALL),
    Row("ward_raised", "raised", get=ALL),
    Row("ward_payback", "ward", get=ALL, post=ALL),
    Row("ward_calendar", "ward", get=ALL),
    Row("ward_feed", "ward", get=ALL),
    Row("privacy", get=ALL),
    Row("accessibility", get=ALL),
    Row("robots", get=ALL),
    Row("favicon", get=ALL),
]

ROWS: list[Row] = [
    *ACCOUNTS,
    *PUBLIC_ROWS,
    *ISSUE_ROWS,
    *INTELLIGENCE_ROWS,
    *GROUP_ROWS,
    *SURVEY_ROWS,
    *REACHING_ROWS,
    *TASKING_ROWS,
    *CASE_ROWS,
    Row("live", get=ALL),
    Row("ready", get=ALL),
    Row("desk", get=EVERYBODY),
    Row("audit", get="d"),
    Row("audit_changes", get="d"),
    Row("settings", get="csdm"),
    Row("users", get="dm"),
    Row("user", "user", get="dm"),
    Row("user_new", "partnership", get="m", post="m"),
    Row("user_edit", "user", get="m", post="m", refused="d"),
    Row("user_close", "user", get="m", post="m", refused="d"),
    Row("user_reopen", "user", get="m", post="m", refused="d"),
    Row("second_factor_reset", "user", get="m", post="m", refused="d"),
    Row("role_new", "user", get="m", post="m", refused="d"),
    Row("role_end", "role", get="m", post="m", refused="d"),
    Row("role_confirm", "role", get="m", post="m", refused="d"),
    Row("partnership_settings", "partnership", get="dm", post="m"),
    Row("agencies", get="dm"),
    Row("agency_new", "partnership", get="m", post="m"),
    Row("agency_edit", "agency", get="m", post="m", refused="d"),
    Row("places", get="dm"),
    Row("neighbourhood_new", "partnership", get="m", post="m"),
    Row("neighbourhood_edit", "neighbourhood", get="m", post="m", refused="d"),
    Row("wards_take", "partnership", get="m", post="m"),
    Row("contacts", get="csm"),
    Row("ward_contacts", "ward", get="csm"),
    Row("contact_new", "ward", get="csm", post="csm"),
    Row("contact_edit", "contact", get="csm", post="csm"),
    Row("contact_end", "contact", get="csm", post="csm"),
    Row("post", get="cm"),
    Row("post_again", "mail", post="cm", post_only=True),
    Row("follow", "raiser token", get=ALL, post=ALL),
    Row("issue-tell", "issue", get="cps", post="cps"),
    Row("owed", get="cps", post="cps"),
    Row("owed-write", get="cps", post="cps"),
    Row("owed-list", get="cps"),
    Row("newsletters", get="cps", post="cps"),
    Row("newsletter", "newsletter", get="cps"),
    Row("newsletter-edit", "newsletter", get="cps", post="cps"),
    Row("newsletter-add", "newsletter", post="cps", post_only=True),
    Row("newsletter-story", "story", get="cps", post="cps"),
    Row("newsletter-arrange", "story", post="cps", post_only=True),
    Row("newsletter-court", "court in newsletter", post="cps", post_only=True),
    Row("newsletter-preview", "newsletter", get="cps"),
    Row("newsletter-proof", "newsletter", get="cps"),
    Row("newsletter-recipients", "newsletter", get="cps"),
    Row("newsletter-submit", "newsletter", post="cps", post_only=True),
    Row("newsletter-approve", "newsletter", post="cs", post_only=True, refused="p"),
    Row("newsletter-send-back", "newsletter", post="cps", post_only=True),
    Row("newsletter-withdraw", "newsletter", post="cs", post_only=True, refused="p"),
    Row("newsletter-print-again", "newsletter", post="cps", post_only=True),
    Row("subscribe", "ward", get=ALL, post=ALL),
    Row("ward_links", "ward", get=ALL, post=ALL),
    Row("confirm-subscription", "subscription", get=ALL, post=ALL),
    Row("unsubscribe", "subscription", get=ALL, post=ALL, why="A mail program posts here by itself (RFC 8058)."),
    Row("public-newsletter", "edition", get=ALL),
    Row("public-newsletter-pdf", "edition", get=ALL),
]
