"""All addresses. Those that others rely on are promises."""

from django.urls import URLPattern, URLResolver, include, path

from config import health

handler500 = "config.trouble.failed"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz/live/", health.live, name="live"),
    path("healthz/ready/", health.ready, name="ready"),
    path("", include("partnerships.urls")),
    path("", include("engagement.urls")),
    path("", include("tasking.urls")),
    path("", include("feedback.urls")),
]
