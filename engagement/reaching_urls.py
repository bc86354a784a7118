from django.urls import URLPattern, URLResolver, path

from engagement.views import reaching, reaching_events, reaching_import, reaching_plans, reaching_work

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reaching.wards, name="reaching"),
    path("work/", reaching_work.work_list, name="engagement-work-list"),
    path("work/<int:pk>/", reaching_work.work, name="engagement-work"),
    path("work/<int:pk>/session/", reaching_events.session_new, name="engagement-session-new"),
    path("work/<int:pk>/deliver/", reaching_work.deliver, name="engagement-work-deliver"),
    path("work/<int:pk>/not-delivered/", reaching_work.not_delivered, name="engagement-work-not-delivered"),
    path("work/<int:pk>/withdraw/", reaching_work.withdraw, name="engagement-work-withdraw"),
    path("events/", reaching_events.event_list, name="engagement-events"),
    path("events/import/", reaching_import.event_import, name="engagement-event-import"),
    path("events/import/template.csv", reaching_import.event_template, name="engagement-event-template"),
    path("events/<int:pk>/", reaching_events.event, name="engagement-event"),
    path("events/<int:pk>/change/", reaching_events.event_change, name="engagement-event-change"),
    path("events/<int:pk>/issues/", reaching_events.event_issues, name="engagement-event-issues"),
    path("plans/<int:pk>/", reaching_plans.plan, name="engagement-plan"),
    path("plans/<int:pk>/plan.pdf", reaching_plans.plan_pdf, name="engagement-plan-pdf"),
    path("plans/<int:pk>/change/", reaching_plans.plan_change, name="engagement-plan-change"),
    path("plans/<int:pk>/agree/", reaching_plans.plan_agree, name="engagement-plan-agree"),
    path("plans/<int:pk>/stands/", reaching_plans.plan_stands, name="engagement-plan-stands"),
    path("plans/<int:pk>/add/", reaching_plans.line_new, name="engagement-plan-add"),
    path("plans/lines/<int:pk>/", reaching_plans.line_change, name="engagement-plan-line"),
    path("plans/lines/<int:pk>/drop/", reaching_plans.line_drop, name="engagement-plan-line-drop"),
    path("<slug:slug>/", reaching.ward, name="reaching-ward"),
    path("<slug:slug>/plan/", reaching_plans.plan_start, name="engagement-plan-start"),
    path("<slug:slug>/ask/", reaching_work.work_new, name="engagement-work-new"),
    path("<slug:slug>/record/", reaching_events.event_new, name="engagement-event-new"),
]
