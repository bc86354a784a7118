from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement import audited  # noqa: PLC0415 - models are loaded only now

        audited.offer()
