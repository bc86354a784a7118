from django.urls import URLPattern, URLResolver, path

from feedback.views import following

urlpatterns: list[URLPattern | URLResolver] = [
    path("follow/<str:token>/", following.follow, name="follow"),
]
