from django.urls import URLPattern, URLResolver, path

from feedback.views import desk, feeds, following, public, statements

urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.home, name="home"),
    path("desk/", desk.desk, name="desk"),
    path("wards/", public.wards, name="wards"),
    path("wards/<slug:slug>/", public.ward, name="ward"),
    path("wards/<slug:slug>/meetings.ics", feeds.calendar, name="ward_calendar"),
    path("wards/<slug:slug>/feed.atom", feeds.feed, name="ward_feed"),
    path("privacy/", statements.privacy, name="privacy"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("robots.txt", statements.robots, name="robots"),
    path("favicon.ico", statements.favicon, name="favicon"),
    path("follow/<str:token>/", following.follow, name="follow"),
]
