from django.urls import URLPattern, URLResolver, path, register_converter

from partnerships.converters import DayConverter
from tasking.views import actions, deciding, meetings, minutes, running

register_converter(DayConverter, "day")

urlpatterns: list[URLPattern | URLResolver] = [
    path("meetings/<int:pk>/", meetings.meeting_page, name="meeting"),
    path("meetings/<int:pk>/cancel/", meetings.meeting_cancel, name="meeting-cancel"),
    path("meetings/<int:pk>/agenda/", meetings.agenda, name="meeting-agenda"),
    path("meetings/<int:pk>/items/<int:item_pk>/up/", meetings.item_up, name="item-up"),
    path("meetings/<int:pk>/items/<int:item_pk>/down/", meetings.item_down, name="item-down"),
    path("meetings/<int:pk>/items/<int:item_pk>/confidential/", meetings.item_confidential, name="item-confidential"),
    path("meetings/<int:pk>/items/<int:item_pk>/remove/", meetings.item_remove, name="item-remove"),
    path("meetings/<int:pk>/items/<int:item_pk>/take-off/", meetings.item_take_off, name="item-take-off"),
    path("meetings/<int:pk>/items/<int:item_pk>/move/", meetings.item_move, name="item-move"),
    path("meetings/<int:pk>/items/<int:item_pk>/decide/", running.decide, name="item-decide"),
    path("meetings/<int:pk>/items/<int:item_pk>/action/", running.further_action, name="item-action"),
    path("meetings/<int:pk>/items/<int:item_pk>/minute/", running.minute, name="item-minute"),
    path("meetings/<int:pk>/run/", running.run, name="meeting-run"),
    path("meetings/<int:pk>/attendance/", running.attendance, name="meeting-attendance"),
    path("meetings/<int:pk>/close/", running.close, name="meeting-close"),
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes.pdf", minutes.minutes_pdf, name="minutes-pdf"),
    path("meetings/<int:pk>/minutes/approve/", minutes.approve, name="minutes-approve"),
    path("meetings/<int:pk>/minutes/correct/", minutes.correct, name="minutes-correct"),
    path("meetings/<int:pk>/minutes/publish/", minutes.publish, name="minutes-publish"),
    path("meetings/<int:pk>/minutes/withdraw/", minutes.withdraw, name="minutes-withdraw"),
    path("wards/<slug:slug>/minutes/<day:day>/", minutes.public_minutes, name="public-minutes"),
    path("wards/<slug:slug>/minutes/<day:day>/minutes.pdf", minutes.public_minutes_pdf, name="public-minutes-pdf"),
    path("issues/<str:reference>/table/", deciding.issue_table, name="issue-table"),
    path("issues/<str:reference>/actions/new/", actions.issue_action, name="issue-action"),
    path("actions/", actions.action_list, name="actions"),
    path("actions/<int:pk>/", actions.action_page, name="action"),
    path("actions/<int:pk>/progress/", actions.progress, name="action-progress"),
    path("actions/<int:pk>/done/", actions.done, name="action-done"),
    path("actions/<int:pk>/hand-over/", actions.hand_over, name="action-hand-over"),
    path("actions/<int:pk>/due/", actions.postpone, name="action-due"),
    path("actions/<int:pk>/end/", actions.end, name="action-end"),
    path("escalations/", deciding.escalation_list, name="escalations"),
    path("escalations/<int:pk>/answer/", deciding.escalation_answer, name="escalation-answer"),
    path("priorities/", deciding.priority_list, name="priorities"),
    path("priorities/<int:pk>/end/", deciding.priority_end, name="priority-end"),
]
