"""What the page of a six-monthly review and its print show: read once, the same for both."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.models import Neighbourhood
from tasking.half_year_figures import Figures, figures_of
from tasking.models import HalfYearReview, NeighbourhoodReview
from tasking.services.half_years import neighbourhoods_of


@dataclass(frozen=True, slots=True)
class Section:
    """One neighbourhood: its figures as recorded, or as they stand now, and what was said."""

    neighbourhood: Neighbourhood
    figures: Figures
    recorded: NeighbourhoodReview | None

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The figures in words, in the order they are talked about."""
        f = self.figures
        results = f"{f['reached']} of {f['measured']} objectives reached" if f.get("measured") else "none measured"
        return [
            ("Concerns raised", f"{f['raised']}; {f['raised_before']} in the half-year before"),
            ("Actions done", str(f["done"])),
            ("Actions overdue, still to do", str(f["overdue"])),
            ("Asked of higher groups", f"{f['asked']} asked, {f['answered']} answered, {f['unanswered']} waiting"),
            ("Answers owed to people and wards", str(f["owed"])),
            ("Problem-solving plans", f"{f['plans_open']} open, {f['plans_closed']} closed"),
            ("Results of closed plans", results),
        ]


def sections_of(review: HalfYearReview) -> list[Section]:
    """Every neighbourhood by name; figures are worked out only where none are recorded."""
    recorded = {row.neighbourhood_id: row for row in review.neighbourhoods.select_related("by")}
    found = neighbourhoods_of(review)
    fresh = {} if all(one.pk in recorded for one in found) else figures_of(review)
    sections = []
    for one in found:
        row = recorded.get(one.pk)
        sections.append(Section(one, row.figures if row else fresh.get(one.pk, {}), row))
    return sections
