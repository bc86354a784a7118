from django.apps import AppConfig


class TaskingConfig(AppConfig):
    name = "tasking"

    def ready(self) -> None:
        from engagement.doing import tells_what_was_done  # noqa: PLC0415
        from engagement.models import Stage  # noqa: PLC0415 - models are loaded only now
        from engagement.trail import on_reaching  # noqa: PLC0415
        from partnerships.access import READ_GROUPS, READ_MEETINGS  # noqa: PLC0415
        from partnerships.context import in_navigation  # noqa: PLC0415
        from partnerships.services.meetings import on_agenda  # noqa: PLC0415
        from tasking import audited  # noqa: PLC0415
        from tasking.access import READ_ACTIONS  # noqa: PLC0415
        from tasking.analysis_access import READ_ANALYSIS  # noqa: PLC0415
        from tasking.case_access import COUNT_CASES  # noqa: PLC0415
        from tasking.court_access import READ_COURTS  # noqa: PLC0415
        from tasking.half_year_access import READ_REVIEWS  # noqa: PLC0415
        from tasking.payback_access import READ_PAYBACK  # noqa: PLC0415
        from tasking.plan_access import READ_PLANS  # noqa: PLC0415
        from tasking.practice_access import READ_PRACTICE  # noqa: PLC0415
        from tasking.services import (  # noqa: PLC0415
            acting,
            analyses,
            chair_reports,
            courts,
            escalating,
            half_years,
            practice,
            reporting_back,
            tabling,
        )
        from tasking.services.plans import reviewing  # noqa: PLC0415
        from tasking.three_way_access import READ_THREE_WAY  # noqa: PLC0415

        on_agenda(reviewing.put_on_agenda)
        on_agenda(escalating.put_on_agenda)
        on_agenda(half_years.put_on_agenda)
        on_agenda(chair_reports.put_on_agenda)
        on_agenda(analyses.put_on_agenda)
        on_agenda(reporting_back.put_on_agenda)
        on_agenda(courts.put_on_agenda)
        on_agenda(practice.put_on_agenda)
        on_reaching(Stage.ESCALATED, tabling.table_when_escalated)
        on_reaching(Stage.MERGED, tabling.withdraw_when_merged)
        tells_what_was_done(acting.outcomes_of)
        audited.offer()
        in_navigation("Meetings", "/meetings/", READ_MEETINGS)
        in_navigation("Actions", "/actions/", READ_ACTIONS, "/powers/")
        in_navigation("Plans", "/plans/", READ_PLANS)
        in_navigation("Escalations", "/escalations/", READ_ACTIONS)
        in_navigation("Cases", "/cases/", COUNT_CASES)
        in_navigation("Priorities", "/priorities/", READ_ACTIONS)
        in_navigation("Councillors", "/three-way/", READ_THREE_WAY)
        in_navigation("Reviews", "/reviews/", READ_REVIEWS, "/chair-reports/")
        in_navigation("Analysis", "/analysis/", READ_ANALYSIS)
        in_navigation("Payback", "/payback/", READ_PAYBACK)
        in_navigation("Sentencing", "/sentencing/", READ_COURTS)
        in_navigation("Practice", "/practice/", READ_PRACTICE)
        in_navigation("Groups", "/groups/", READ_GROUPS, "/membership/")
