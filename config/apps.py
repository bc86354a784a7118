from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    label = "config"

    def ready(self) -> None:
        # Once settings can be read: the checks register themselves, and the tasks of all storeys find their app.
        from config import celery, checks  # noqa: F401, PLC0415
