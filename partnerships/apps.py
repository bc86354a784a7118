from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self) -> None:
        from partnerships import audited, checks  # noqa: F401, PLC0415 - models are ready; checks register themselves
        from partnerships.access import ADMIN_POST, READ_AUDIT, SETTINGS  # noqa: PLC0415
        from partnerships.context import in_navigation  # noqa: PLC0415
        from partnerships.policy import SIGNED_IN  # noqa: PLC0415

        in_navigation("Training", "/training/", SIGNED_IN)
        in_navigation("Audit", "/audit/", READ_AUDIT)
        in_navigation("Settings", "/settings/", SETTINGS)
        in_navigation("Post", "/post/", ADMIN_POST)
        audited.offer()
