from django.apps import AppConfig


class TaskingConfig(AppConfig):
    name = "tasking"

    def ready(self) -> None:
        from engagement.models import Stage  # noqa: PLC0415 - models are loaded only now
        from engagement.trail import on_reaching  # noqa: PLC0415
        from tasking import audited  # noqa: PLC0415
        from tasking.services import tabling  # noqa: PLC0415

        on_reaching(Stage.ESCALATED, tabling.table_when_escalated)
        audited.offer()
