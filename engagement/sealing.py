"""Whether the trail is as the book wrote it: the chain of seals, followed from end to end (safety 17).

Each step carries a hash over the step before it and all that stands in itself (migration 0006), and each issue the hash
of its last step. Who changes, removes or adds a step in the database, with its triggers switched off, breaks the chain
there. Who may switch triggers off may also seal a whole trail anew; that shows against a backup alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

CHANGED = "is not as it was written, or something before it was taken out"
MISSING = "is missing"
ADDED = "was added past the book"
TORN = "is missing, or the step before it was rewritten with its seal"
GONE = "the whole issue is missing"

LINKS = """
    SELECT issue.reference, broken.number, broken.what FROM (
        SELECT DISTINCT ON (issue_id) issue_id,
            CASE WHEN number = before + 1 THEN number ELSE before + 1 END AS number,
            CASE WHEN number = before + 1 THEN %(changed)s ELSE %(missing)s END AS what
        FROM (
            SELECT step.issue_id, step.number, step.seal, lag(step.number, 1, 0) OVER trail AS before,
                wardbook_seal(lag(step.seal, 1, ''::bytea) OVER trail, step) AS wanted
            FROM engagement_step step WINDOW trail AS (PARTITION BY step.issue_id ORDER BY step.number)
        ) linked
        WHERE number <> before + 1 OR seal <> wanted ORDER BY issue_id, linked.number
    ) broken JOIN engagement_issue issue ON issue.id = broken.issue_id ORDER BY issue.id
"""
ENDS = """
    SELECT issue.reference,
        CASE WHEN issue.trail_end = '' THEN 1 ELSE coalesce(kept.number, last.number, 0) + 1 END,
        CASE WHEN issue.trail_end = '' OR kept.number IS NOT NULL THEN %(added)s ELSE %(torn)s END
    FROM engagement_issue issue
    LEFT JOIN (
        SELECT DISTINCT ON (issue_id) issue_id, number, seal FROM engagement_step ORDER BY issue_id, number DESC
    ) last ON last.issue_id = issue.id
    LEFT JOIN engagement_step kept ON kept.issue_id = issue.id AND kept.seal = issue.trail_end
    WHERE issue.trail_end <> coalesce(last.seal, ''::bytea) ORDER BY issue.id
"""
ISSUES = """
    SELECT format('%%s-%%s-%%s', ward.letters, lpad((counter.year %% 100)::text, 2, '0'), lpad(number::text, 4, '0'))
    FROM engagement_issuecounter counter JOIN partnerships_ward ward ON ward.id = counter.ward_id
    CROSS JOIN LATERAL generate_series(1, counter.last) number
    WHERE counter.last > (SELECT count(*) FROM engagement_issue issue WHERE issue.ward_id = counter.ward_id
        AND issue.year = counter.year AND issue.number <= counter.last)
    AND NOT EXISTS (SELECT FROM engagement_issue issue WHERE issue.ward_id = counter.ward_id
        AND issue.year = counter.year AND issue.number = number.number) ORDER BY ward.id, counter.year, number
"""
END = """
    UPDATE engagement_issue issue SET trail_end = last.seal FROM (
        SELECT DISTINCT ON (issue_id) issue_id, seal FROM engagement_step ORDER BY issue_id, number DESC
    ) last WHERE last.issue_id = issue.id AND issue.trail_end = ''
"""
GUARDS = """
    SELECT string_agg(tgname, ', ' ORDER BY tgname) FROM pg_trigger
    WHERE tgrelid = 'engagement_step'::regclass AND NOT tgisinternal AND tgenabled <> 'O'
"""


@dataclass(frozen=True, slots=True)
class Break:
    """Where the trail is not as the book wrote it: the first broken step of an issue, or an issue that is gone."""

    reference: str
    number: int | None
    what: str

    def __str__(self) -> str:
        return f"{self.reference}, step {self.number}: {self.what}" if self.number else f"{self.reference}: {self.what}"


def breaks() -> Iterator[Break]:
    """Every issue whose trail is broken, with its first broken step; nothing where the trail is whole.

    Reads every step once, in the order of the issues; people may work meanwhile.
    """
    seen = set()
    with connection.cursor() as cursor:
        for question in (LINKS, ENDS):
            cursor.execute(question, {"changed": CHANGED, "missing": MISSING, "added": ADDED, "torn": TORN})
            for row in cursor.fetchall():
                found = Break(*row)
                if found.reference not in seen:
                    seen.add(found.reference)
                    yield found
        cursor.execute(ISSUES, {})
        for (reference,) in cursor.fetchall():
            yield Break(reference, None, GONE)


def guards_off() -> str:
    """The names of the trail's triggers that are switched off; "" where all guard it."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS)
        return str(cursor.fetchone()[0] or "")


def end_trails() -> None:
    """Give issues whose steps were written in bulk, past `engagement.trail`, the seal of their last step."""
    with connection.cursor() as cursor:
        cursor.execute(END)


def extent() -> tuple[int, int]:
    """How many steps and how many issues there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM engagement_step), (SELECT count(*) FROM engagement_issue)")
        steps, issues = cursor.fetchone()
        return steps, issues
