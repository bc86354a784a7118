"""All addresses. Those that others rely on are promises."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("partnerships.urls")),
    path("", include("engagement.urls")),
    path("", include("tasking.urls")),
    path("", include("feedback.urls")),
]
