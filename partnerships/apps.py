from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self) -> None:
        from partnerships import checks  # noqa: F401, PLC0415 - registers the system checks
        from partnerships.access import SETTINGS  # noqa: PLC0415 - models are ready now
        from partnerships.context import in_navigation  # noqa: PLC0415

        in_navigation("Settings", "/settings/", SETTINGS)
