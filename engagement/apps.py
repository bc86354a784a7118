from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement.access import READ_ISSUES  # noqa: PLC0415 - models are not there before
        from partnerships.context import in_navigation  # noqa: PLC0415

        in_navigation("Issues", "/issues/", READ_ISSUES)
