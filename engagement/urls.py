from django.urls import URLPattern, URLResolver, path

from engagement.views import canvass, issue, listing, raising

urlpatterns: list[URLPattern | URLResolver] = [
    path("issues/", listing.issue_list, name="issues"),
    path("issues/new/", raising.issue_new, name="issue-new"),
    path("issues/<str:reference>/", issue.issue_page, name="issue"),
    path("issues/<str:reference>/deal-with/", issue.issue_deal_with, name="issue-deal-with"),
    path("issues/<str:reference>/escalate/", issue.issue_escalate, name="issue-escalate"),
    path("issues/<str:reference>/refer/", issue.issue_refer, name="issue-refer"),
    path("issues/<str:reference>/outcome/", issue.issue_outcome, name="issue-outcome"),
    path("issues/<str:reference>/close/", issue.issue_close, name="issue-close"),
    path("issues/<str:reference>/dispute/", issue.issue_dispute, name="issue-dispute"),
    path("issues/<str:reference>/reopen/", issue.issue_reopen, name="issue-reopen"),
    path("issues/<str:reference>/reword/", issue.issue_reword, name="issue-reword"),
    path("issues/<str:reference>/who/", issue.issue_who, name="issue-who"),
    path("issues/<str:reference>/note/", issue.issue_note, name="issue-note"),
    path("issues/<str:reference>/steps/<int:number>/correct/", issue.issue_correct, name="issue-correct"),
    path("canvasses/<int:pk>/", canvass.canvass_page, name="canvass"),
]
