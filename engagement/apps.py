from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "engagement"

    def ready(self) -> None:
        from engagement import audited, heard  # noqa: PLC0415 - models are loaded only now
        from engagement.access import READ_ISSUES  # noqa: PLC0415
        from engagement.canvass_access import KEY_CANVASS  # noqa: PLC0415
        from engagement.kin_access import COVERAGE_ALONE, READ_KIN  # noqa: PLC0415
        from engagement.models import Canvass  # noqa: PLC0415
        from partnerships.context import in_navigation  # noqa: PLC0415

        audited.offer()
        heard.at_occasions("canvass", Canvass, beside=("councillor",))
        in_navigation("Key Individuals", "/kin/", READ_KIN)
        in_navigation("Network coverage", "/kin/coverage/", COVERAGE_ALONE)
        in_navigation("Issues", "/issues/", READ_ISSUES)
        in_navigation("Canvasses", "/canvasses/", KEY_CANVASS)
