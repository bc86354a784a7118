"""The columns that are written, table by table, in the order in which the writer gives their values."""

from __future__ import annotations


def columns(names: str) -> tuple[str, ...]:
    return tuple(names.split())


ISSUE = columns(
    """
    reference ward_id year number concern received_text public_wording place shared_place method heard_at_id
    sensitivity stage stage_since raised_on logged_at received_by_id outcome outcome_on told_on closed_on
    satisfaction closed_because round last_step_at version move_user_id move_agency_id move_group_id due_on
    actions_to_do owed_count
    """
)
STEP = columns(
    """
    issue_id number verb happened_at recorded_at by_id by_name keyed_by_id agency_id from_stage to_stage text
    seen_by facts
    """
)
RAISER = columns("issue_id name kind email phone channel raised_it wants_to_know others_may_see token view added_at")
OWED = columns("issue_id ward_id round to raiser_id because_id since due_on feedback_id")
FEEDBACK = columns("issue_id channel what given_on given_by_id recorded_at")
ACTION = columns(
    """
    issue_id ward_id restricted meeting_id what owner_id agency_id due_on kind state agreed_on done_on done_by_id
    outcome ended_because version
    """
)
ITEM = columns("meeting_id position kind title minute confidential times_carried done_at version")
TABLING = columns(
    """
    item_id meeting_id issue_id ward_id restricted confidential decision reason other_help priority_id decided_at
    decided_by_id version
    """
)
PRIORITY = columns(
    """
    ward_id issue_id restricted title kind signal way votes_for votes_cast how_chosen opinion chosen_on chosen_at_id
    review_on reviewed_on reviewed ended_on ended_because
    """
)
