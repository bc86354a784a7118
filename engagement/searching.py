"""Issues in which some words stand.

Somebody with a few wards has the words looked up ward by ward, in an index in which each word bears the number of its
ward (`12.alight`). It is then as quick in a country's book as in a borough's; without the number every place in the
book where a word stands would be gone through, and most of it thrown away.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import BooleanField, Func, Q
from django.db.models.expressions import RawSQL

from engagement import access
from partnerships.models import User

REFERENCE = re.compile(r"^\s*([A-Za-z]{3})-?\s?([0-9]{2})-?\s?([0-9]{1,6})\s*$")
EXCLUDED = re.compile(r"(?<!\w)-")
"""A word that is not to stand in them: `bins -alight`."""
ALONE, BY_WARD, BY_REFERENCE = "alone", "by ward", "by reference"
"""How issues are searched for: by the words alone, by the words of a ward, by what looks like a reference."""
IN_WARD = """
wardbook_words(engagement_issue.ward_id, tsvector_concat(engagement_issue.search_full, engagement_issue.search_open))
@@ wardbook_words_asked(one.ward, websearch_to_tsquery('english'::regconfig, %s))
"""


def way(words: str, *, by_ward: bool) -> str:
    """How these words are searched for; `by_ward`: each ward is asked for its own. "" for no words."""
    if not words:
        return ""
    if REFERENCE.match(words):
        return BY_REFERENCE
    return BY_WARD if by_ward and not EXCLUDED.search(words) else ALONE


def asked(words: str) -> str:
    """What is looked for: the words, or the whole of a reference."""
    reference = REFERENCE.match(words)
    if not reference:
        return words
    letters, year, number = reference.groups()
    return f"{letters.upper()}-{year}-{int(number):04}"


def in_ward(words: Any) -> RawSQL:
    """The issues of the ward the database calls `one.ward` in which all of the words stand, wherever in them; a few
    more than are meant, where words are to follow each other or the person may not read them all.
    """
    return RawSQL(IN_WARD, [words], output_field=BooleanField())  # noqa: S611 - the words have a place


def matching(user: User, words: Any, way: str) -> Q:
    """Issues in which the words stand, or that have this reference.

    What was said and the exact place are searched only in the wards where the person may read them, so that nobody
    finds by what they may not see (safety 4).
    """
    if way == BY_REFERENCE:
        return Q(reference=words)
    stand = _stand if way == ALONE else _stand_in_rows
    full, open_ = stand("search_full", words), stand("search_open", words)
    team = user.scope.q(access.READ_RECEIVED.kinds)
    if not user.scope.has(access.READ_RECEIVED.kinds):
        return open_
    if user.scope.kinds <= access.READ_RECEIVED.kinds:
        return full
    return (team & full) | open_


def open_to_all(words: Any) -> Q:
    """Issues in which the words stand where everybody reads them who sees the issue."""
    return _stand("search_open", words)


def _stand(column: str, words: Any) -> Q:
    return Q(**{column: _query(words)})


def _stand_in_rows(column: str, words: Any) -> Q:
    """The same said as a function: asked of rows that were found, and of no index."""
    return Q(Func(column, _query(words), function="ts_match_vq", output_field=BooleanField()))


def _query(words: Any) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="websearch")
