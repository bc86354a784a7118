from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _write_standard_survey(using: str, **kwargs: Any) -> None:
    """Every book has the standard questionnaire as soon as it has the tables for it."""
    from django.db import connections  # noqa: PLC0415

    from engagement.services.questionnaires import standard  # noqa: PLC0415

    if "engagement_questionnaire" in connections[using].introspection.table_names():
        standard()


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement import audited, heard  # noqa: PLC0415 - models are loaded only now
        from engagement.access import READ_ISSUES  # noqa: PLC0415
        from engagement.canvass_access import KEY_CANVASS  # noqa: PLC0415
        from engagement.intelligence_access import KEEP, STUBS_BESIDES  # noqa: PLC0415
        from engagement.kin_access import COVERAGE_ALONE, READ_KIN  # noqa: PLC0415
        from engagement.models import Canvass, Contact, EngagementEvent, SurveyRound  # noqa: PLC0415
        from engagement.reaching_access import READ_REACHING  # noqa: PLC0415
        from engagement.survey_access import READ_SURVEYS  # noqa: PLC0415
        from partnerships.context import in_navigation  # noqa: PLC0415

        audited.offer()
        heard.at_occasions("canvass", Canvass, beside=("councillor",))
        in_navigation("Key Individuals", "/kin/", READ_KIN)
        in_navigation("Network coverage", "/kin/coverage/", COVERAGE_ALONE)
        heard.at_occasions("survey", SurveyRound, beside=("ward",))
        post_migrate.connect(_write_standard_survey, sender=self)
        in_navigation("Surveys", "/surveys/", READ_SURVEYS)
        heard.at_occasions("contact", Contact, words=Contact.in_words, beside=("group",))
        heard.at_occasions("event", EngagementEvent)
        in_navigation("Reaching people", "/reaching/", READ_REACHING)
        in_navigation("Issues", "/issues/", READ_ISSUES)
        in_navigation("Canvasses", "/canvasses/", KEY_CANVASS)
        in_navigation("Hand-over box", "/intelligence/", KEEP)
        in_navigation("Intelligence", "/intelligence/", STUBS_BESIDES)
