"""What a large book was heard with: three rounds of the KIN survey and six community groups in every ward, by SQL."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from config.demonstration.scale.copying import analyse, bare
from engagement.models import Answer, CommunityGroup, Interview, SurveyAnchor, SurveyRound
from engagement.services.questionnaires import standard

TABLES = [model._meta.db_table for model in (CommunityGroup, SurveyAnchor, SurveyRound, Interview, Answer)]
CLOSED, OPEN = (390, 210), 30
"""Days since the two closed rounds opened, and the one that is open."""

GROUPS = """
INSERT INTO engagement_communitygroup
    (ward_id, name, kind, meets, contact_name, phone, email, reach, notes, added_at, ended_because, version)
SELECT ward.id, ward.name || ' ' || kind, kind, '', '', '', '', '', '', now(), '', 1
FROM partnerships_ward ward, unnest(ARRAY['tenants', 'faith', 'school', 'traders', 'youth', 'older']) kind
"""
ANCHORS = """
INSERT INTO engagement_surveyanchor (ward_id, first_on)
SELECT id, %(first)s FROM partnerships_ward
"""
ROUNDS = """
INSERT INTO engagement_surveyround (ward_id, version_id, due_on, opened_at, closes_on, closed_at)
SELECT DISTINCT ward_id, %(version)s::bigint, %(due)s::date, %(due)s::date + time '06:00', %(due)s::date + 42,
    CASE WHEN %(closed)s THEN %(due)s::date + 50 + time '10:00' END
FROM engagement_keyindividual WHERE state = 'active'
"""
# Of a hundred 85 were interviewed in a closed round, and 50 so far in the open one.
INTERVIEWS = """
INSERT INTO engagement_interview
    (round_id, number, kin_id, assigned_to_id, response, way, refusal, done_on, done_by_id, version)
SELECT round_id, number, kin_id, pcso_id, response, CASE response WHEN 'done' THEN 'person' ELSE '' END,
    CASE response WHEN 'not_taken' THEN 'not_reached' ELSE '' END, CASE response WHEN 'done' THEN due_on + 9 END,
    CASE WHEN response <> 'waiting' THEN pcso_id END, 1
FROM (
    SELECT round.id AS round_id, kin.id AS kin_id, pcso_id, due_on,
        row_number() OVER (PARTITION BY round.id ORDER BY kin.id) AS number,
        CASE WHEN mod(kin.id * 7919 + round.id, 100) < CASE WHEN closed_at IS NULL THEN 50 ELSE 85 END THEN 'done'
            WHEN closed_at IS NULL THEN 'waiting' ELSE 'not_taken' END AS response
    FROM engagement_surveyround round
    JOIN engagement_keyindividual kin ON kin.ward_id = round.ward_id AND kin.state = 'active'
) asked
"""
# The first answers of each question are given more often than the last, and no two persons of a ward alike.
ANSWERS = """
INSERT INTO engagement_answer (interview_id, question_id, option_id, rank, place, shared_place)
SELECT interview.id, question.id, option.id, rank, '', ''
FROM engagement_interview interview
JOIN (
    SELECT question.id, kind, count(*) AS options
    FROM engagement_question question JOIN engagement_option option ON question_id = question.id
    WHERE version_id = %(version)s GROUP BY question.id
) question ON true
CROSS JOIN LATERAL generate_series(1, CASE kind WHEN 'rank' THEN 3 ELSE 1 END) rank
CROSS JOIN LATERAL (
    SELECT mod(interview.id * 7919 + question.id * 104729, 1000) / 1000.0 AS drawn
) chance
JOIN engagement_option option ON option.question_id = question.id
    AND option.number = 1 + mod(floor(options * drawn * drawn)::bigint + rank - 1, options)
WHERE interview.response = 'done'
"""


def write_heard() -> dict[str, int]:
    """Write it. Out: how many rounds, interviews and answers there are."""
    today, version = timezone.localdate(), standard().pk
    with bare(TABLES), connection.cursor() as cursor:
        cursor.execute(GROUPS)
        cursor.execute(ANCHORS, {"first": today - timedelta(days=CLOSED[0])})
        for days in (*CLOSED, OPEN):
            asked: dict[str, Any] = {"version": version, "due": today - timedelta(days=days), "closed": days != OPEN}
            cursor.execute(ROUNDS, asked)
        cursor.execute(INTERVIEWS)
        cursor.execute(ANSWERS, {"version": version})
    analyse(TABLES)
    return {model.__name__: model._default_manager.count() for model in (SurveyRound, Interview, Answer)}
