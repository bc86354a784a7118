"""Addresses under /intelligence/."""

from django.urls import URLPattern, URLResolver, path

from engagement.views import intelligence, intelligence_unit

urlpatterns: list[URLPattern | URLResolver] = [
    path("", intelligence.stubs, name="intelligence"),
    path("new/", intelligence.new, name="intelligence-new"),
    path("carry/", intelligence.carry, name="intelligence-carry"),
    path("answers/<int:pk>/told/", intelligence.told, name="intelligence-told"),
    path("reviews/<int:pk>/", intelligence_unit.review, name="intelligence-review"),
    path("<str:reference>/", intelligence.stub, name="intelligence-stub"),
    path("<str:reference>/read/", intelligence.read, name="intelligence-read"),
    path("<str:reference>/screen/", intelligence.screen, name="intelligence-screen"),
    path("<str:reference>/acknowledge/", intelligence_unit.acknowledge, name="intelligence-acknowledge"),
    path("<str:reference>/source/", intelligence_unit.source, name="intelligence-source"),
    path("<str:reference>/number/", intelligence_unit.number, name="intelligence-number"),
    path("<str:reference>/answer/", intelligence_unit.answer, name="intelligence-answer"),
]
