"""The steps of a newsletter: preview, submit, approve and publish, send back, withdraw."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from feedback import access
from feedback.forms.newsletters import ApproveForm, SendBackForm, SubmitForm, WithdrawForm
from feedback.models import NewsletterStage
from feedback.services.newsletters import approving, recipients, showing
from feedback.services.newsletters.wording import remarks
from feedback.views.newsletters import APPROVE, EDIT, SEE, newsletter_for, or_say_why, page_of
from partnerships.answering import pdf_answer
from partnerships.disclosing import disclosed
from partnerships.forms.base import carried_out
from partnerships.models import PaperState
from partnerships.policy import policy
from partnerships.printing import CannotPrint, render_pdf
from partnerships.requests import StaffRequest


@policy(SEE, fetch=newsletter_for)
def newsletter_preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The web page as the public will see it."""
    newsletter = newsletter_for(request.user, pk)
    return render(request, "public/newsletter.html", {**showing.as_printed(newsletter), "preview": True})


@policy(SEE, fetch=newsletter_for)
def newsletter_proof(request: StaffRequest, pk: int) -> HttpResponse:
    """The PDF: of a draft as it stands now; of what was submitted, the very bytes that are approved."""
    newsletter = newsletter_for(request.user, pk)
    name = f"{newsletter.ward.slug}-{newsletter.edition}-proof.pdf"
    if newsletter.stage == NewsletterStage.DRAFT or newsletter.paper is None:
        try:
            return pdf_answer(render_pdf(showing.printed_html(newsletter)).content, name)
        except CannotPrint as refusal:
            messages.error(request, refusal.message)
            return redirect(newsletter)
    if newsletter.paper.state != PaperState.READY or newsletter.paper.content is None:
        messages.info(request, "The proof is being printed. Look again in a moment.")
        return redirect(newsletter)
    return pdf_answer(newsletter.paper.content, name)


@policy(access.EDIT_NEWSLETTER, fetch=newsletter_for)
def newsletter_recipients(request: StaffRequest, pk: int) -> HttpResponse:
    """Exactly who gets it by e-mail, and why."""
    newsletter = newsletter_for(request.user, pk, EDIT)
    if newsletter.stage in (NewsletterStage.PUBLISHED, NewsletterStage.WITHDRAWN):
        raise Http404
    disclosed(request.user, "newsletter:recipients", f"newsletter {newsletter.pk}")
    context = {
        "newsletter": newsletter, "recipients": recipients.recipients(newsletter),
        "reach": recipients.reach_in(newsletter.ward),
    }  # fmt: skip
    return render(request, "feedback/newsletter_recipients.html", context)


@policy(SEE, write=EDIT, fetch=newsletter_for)
@require_POST
def newsletter_submit(request: StaffRequest, pk: int) -> HttpResponse:
    newsletter = newsletter_for(request.user, pk, EDIT)
    form = SubmitForm(request.POST, pointed_out=bool(remarks(newsletter)))
    if form.is_valid() and carried_out(form, approving.submit, newsletter=newsletter, by=request.user):
        messages.success(request, "Submitted. Another person reads it and approves it.")
        return redirect(newsletter)
    return page_of(request, newsletter, submit=form)


@policy(SEE, write=APPROVE, fetch=newsletter_for)
@require_POST
def newsletter_approve(request: StaffRequest, pk: int) -> HttpResponse:
    newsletter = newsletter_for(request.user, pk, APPROVE)
    form = ApproveForm(request.POST, pointed_out=bool(remarks(newsletter)))
    if form.is_valid() and (done := carried_out(form, approving.approve, newsletter=newsletter, by=request.user)):
        published = done.stage == NewsletterStage.PUBLISHED
        messages.success(request, "Published." if published else "Approved. It is published as soon as it is printed.")
        return redirect(newsletter)
    return page_of(request, newsletter, approve=form)


@policy(SEE, write=EDIT, fetch=newsletter_for)
@require_POST
def newsletter_send_back(request: StaffRequest, pk: int) -> HttpResponse:
    newsletter = newsletter_for(request.user, pk, EDIT)
    form = SendBackForm(request.POST, prefix="back")
    if form.is_valid() and carried_out(form, approving.send_back, newsletter=newsletter, by=request.user):
        messages.success(request, "Sent back. It can be changed and submitted again.")
        return redirect(newsletter)
    return page_of(request, newsletter, send_back=form)


@policy(SEE, write=APPROVE, fetch=newsletter_for)
@require_POST
def newsletter_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    newsletter = newsletter_for(request.user, pk, APPROVE)
    form = WithdrawForm(request.POST, prefix="withdraw")
    if form.is_valid() and carried_out(form, approving.withdraw, newsletter=newsletter, by=request.user):
        messages.success(request, "Withdrawn. Its page and its PDF are gone.")
        return redirect(newsletter)
    return page_of(request, newsletter, withdraw=form)


@policy(SEE, write=EDIT, fetch=newsletter_for)
@require_POST
def newsletter_print_again(request: StaffRequest, pk: int) -> HttpResponse:
    newsletter = newsletter_for(request.user, pk, EDIT)
    or_say_why(request, lambda: approving.print_again(newsletter=newsletter, by=request.user))
    return redirect(newsletter)
