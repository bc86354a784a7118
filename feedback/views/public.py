"""Public pages: find my ward, the list of wards, a ward's page (F5)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from feedback import public
from feedback.forms.public import FindForm
from partnerships import finding
from partnerships.atlas import atlas
from partnerships.caching import public_page
from partnerships.finding import Finding
from partnerships.mapping import ward_map_svg, wards_map_svg
from partnerships.policy import PUBLIC, policy


@policy(PUBLIC)
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Find your ward: by name or postcode (`?q=`), by a point (`?lon=&lat=`), or on the map."""
    asked = any(request.GET.get(name) for name in ("q", "lon", "lat"))
    form = FindForm(request.GET if asked else None, postcodes=finding.knows_postcodes())
    found = _found(form) if asked and form.is_valid() else None
    if found and found.only:
        return redirect("ward", slug=found.only.slug)
    boroughs = public.boroughs()
    one = boroughs[0] if len(boroughs) == 1 and not found else None
    response = render(request, "public/home.html", {
        "form": form, "found": found, "boroughs": boroughs, "one": one,
        "partnership": boroughs[0].partnership if len(boroughs) == 1 else None,
        "map": wards_map_svg(one.places, width=480, height=460) if one else "",
    })  # fmt: skip
    if asked:
        response["Cache-Control"] = "no-store"  # somebody's postcode
    return response


def _found(form: FindForm) -> Finding:
    """What was asked for, as a finding: a point has one ward or none."""
    longitude, latitude = form.cleaned_data["lon"], form.cleaned_data["lat"]
    if longitude is None or latitude is None:
        return finding.find(form.cleaned_data["q"])
    place = finding.place_at(longitude, latitude)
    return Finding("that place", "point", [place] if place else [])


@policy(PUBLIC)
@public_page
def wards(request: HttpRequest) -> HttpResponse:
    """The wards of every partnership, or of one (`?partnership=`), with their map."""
    every = public.boroughs()
    asked = request.GET.get("partnership", "")
    shown = [borough for borough in every if borough.partnership.slug == asked] or every
    short = len(shown) == 1 or sum(len(borough.places) for borough in shown) <= public.WARDS_ON_ONE_PAGE
    return render(request, "public/wards.html", {
        "boroughs": shown, "short": short, "all_shown": len(shown) == len(every),
        "partnership": shown[0].partnership if len(shown) == 1 else None,
        "map": wards_map_svg(shown[0].places, width=480, height=460) if len(shown) == 1 else "",
    })  # fmt: skip


@policy(PUBLIC)
@public_page
def ward(request: HttpRequest, slug: str) -> HttpResponse:
    """Who to talk to, what matters now, what was done, what comes next."""
    shown, known = public.ward_of(slug), atlas()
    drawing = ward_map_svg(shown, width=360, height=320, known=known)
    page = public.page_of(shown, known=known, drawing=drawing)
    return render(request, "public/ward.html", {
        "ward": shown, "partnership": shown.partnership, "page": page, "over": public.is_over(shown),
        "takes_concerns": public.takes_concerns(shown), "place": known.places.get(shown.pk),
    })  # fmt: skip
