from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"

    def ready(self) -> None:
        from engagement.models import Stage, Verb  # noqa: PLC0415 - models are loaded only now
        from engagement.tour_access import READ_TOURS  # noqa: PLC0415
        from engagement.trail import on_reaching, on_step  # noqa: PLC0415
        from feedback import access, audited  # noqa: PLC0415
        from feedback.services import owing  # noqa: PLC0415
        from feedback.services.newsletters import publishing  # noqa: PLC0415
        from partnerships.access import DESK  # noqa: PLC0415
        from partnerships.context import in_navigation  # noqa: PLC0415
        from partnerships.printing import on_ready  # noqa: PLC0415

        for stage in (Stage.RESOLVED, Stage.NOT_PRIORITISED):
            on_reaching(stage, owing.owe)
        on_reaching(Stage.ESCALATED, owing.lapse)
        on_reaching(Stage.MERGED, owing.pass_on)
        on_step(Verb.PARTED, owing.part)
        audited.offer()
        in_navigation("Desk", "/desk/", DESK)
        on_ready("newsletter:", publishing.publish_soon)
        in_navigation("Tours", "/tours/", READ_TOURS, "/contacts/", "/briefings/", "/community-groups/")
        in_navigation("Owed", "/owed/", access.READ_OWED)
        in_navigation("Newsletters", "/newsletters/", access.READ_NEWSLETTERS)
