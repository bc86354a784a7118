"""What a file of wards changes in the book: which wards are new, gone, renamed, redrawn, and since when.

A file is the whole truth about its area on one day. Any order of files gives the same history: an older file than
those in the book adds what was before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from partnerships.importing import overlay
from partnerships.importing.book import BookOutline, BookWard, shapes_of
from partnerships.importing.naming import base_slug, letters_for, slug_for
from partnerships.importing.overlay import Boxes, Shapes, batched
from partnerships.importing.problems import Problem, Problems
from partnerships.importing.reading import FileRead
from partnerships.importing.staging import FileWard, Staging
from partnerships.importing.vintage import Vintage
from partnerships.models import Partnership, Ward


@dataclass(slots=True)
class Changes:
    """Everything an import will do, worked out before anything is written."""

    created: list[Ward] = field(default_factory=list)
    edited: dict[int, tuple[Ward, set[str]]] = field(default_factory=dict)
    drawn: list[tuple[str, date | None, date | None]] = field(default_factory=list)
    ended_outlines: dict[int, date] = field(default_factory=dict)
    begun_outlines: dict[int, date] = field(default_factory=dict)
    dropped_outlines: list[int] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)
    renamed: list[str] = field(default_factory=list)
    redrawn: list[str] = field(default_factory=list)
    finer: list[str] = field(default_factory=list)
    coarser: list[str] = field(default_factory=list)
    assigned: int = 0

    def edit(self, ward: Ward, name: str, value: object) -> bool:
        """Set a fact of a ward, to be written later. False where it stands so already."""
        if getattr(ward, name) == value:
            return False
        setattr(ward, name, value)
        self.edited.setdefault(ward.pk, (ward, set()))[1].add(name)
        return True

    def draw(self, code: str, begins: date | None, ends: date | None) -> None:
        """Take the file's outline of a ward into the book for that time."""
        self.drawn.append((code, begins, ends))

    @property
    def nothing(self) -> bool:
        return not (self.created or self.edited or self.drawn or self.ended_outlines or self.begun_outlines)


class Comparison:
    """Compares a file with the book; `changes` is the result, and `problems` what stands in the way."""

    def __init__(
        self,
        *,
        read: FileRead,
        vintage: Vintage,
        book: dict[str, BookWard],
        staging: Staging,
        problems: Problems,
        partnership: Partnership | None,
    ) -> None:
        self.read, self.vintage, self.book, self.problems = read, vintage, book, problems
        self.partnership = partnership
        self.changes = Changes()
        self.of_file: Shapes[str] = Shapes(staging.shapes)
        self.of_book: Shapes[int] = Shapes(shapes_of)
        self.file_boxes = Boxes((ward.code, ward.bounds) for ward in read.wards.values())

    def run(self) -> Changes:
        """Compare ward by ward, in the order of their codes so that the result never depends on the file's."""
        on = self.vintage.begins
        new = []
        for code, ward in sorted(self.read.wards.items()):
            known = self.book.get(code)
            if known is None:
                new.append(ward)
            else:
                self._known(known, ward, on)
        self._end_those_gone(on)
        self._create(new, on)
        return self.changes

    def _known(self, known: BookWard, ward: FileWard, on: date) -> None:
        self._assign(known.ward, ward)
        if not any(outline.begins > on for outline in known.outlines):
            self._rename(known.ward, ward)  # an older file than the book's does not bring an old name back
        if on < known.begins and self.changes.edit(known.ward, "valid_from", on):
            self.changes.begun.add(ward.code)
        if on >= known.ends:
            self.changes.edit(known.ward, "valid_to", None)
        self._outline(known, ward, on)

    def _rename(self, ward: Ward, row: FileWard) -> None:
        before = ward.name
        if self.changes.edit(ward, "name", row.name):
            self.changes.renamed.append(f"{row.code} {before}, now {row.name}")
        if row.authority_code:
            self.changes.edit(ward, "local_authority_code", row.authority_code)
        if row.authority:
            self.changes.edit(ward, "local_authority_name", row.authority)

    def _assign(self, ward: Ward, row: FileWard) -> None:
        if self.partnership is None or ward.partnership_id == self.partnership.pk:
            return
        if ward.partnership_id is not None:
            reason = f"it belongs to another partnership already, not to {self.partnership}."
            self.problems.add(Problem(reason, row.number, "feature", row.code, row.name))
            return
        self.changes.edit(ward, "partnership_id", self.partnership.pk)
        self.changes.assigned += 1

    def _outline(self, known: BookWard, ward: FileWard, on: date) -> None:
        """Keep, replace or add the outline of a ward that stands in the book."""
        here = known.outline_on(on)
        if here is None:
            self._outline_outside(known, ward, on)
        elif here.sha256 != ward.sha256 and not self._same_boundary(here, ward, keep=(here.valid_from, here.valid_to)):
            if here.begins == on:  # another edition of the same day: it corrects the outline
                self.changes.dropped_outlines.append(here.pk)
            else:
                self.changes.ended_outlines[here.pk] = on
            self.changes.draw(ward.code, on, here.valid_to)
            self.changes.redrawn.append(f"{ward.code} {ward.name}")

    def _outline_outside(self, known: BookWard, ward: FileWard, on: date) -> None:
        """The file's day is before the book's first outline, or after its last ended."""
        later = next((outline for outline in known.outlines if outline.begins > on), None)
        if later is None:
            self.changes.draw(ward.code, on, None)
        elif later.sha256 == ward.sha256 or self._same_boundary(later, ward, keep=(on, later.valid_to)):
            if later.pk not in self.changes.dropped_outlines:
                self.changes.begun_outlines[later.pk] = on
        else:
            self.changes.draw(ward.code, on, later.valid_from)
            self.changes.redrawn.append(f"{ward.code} {ward.name}")

    def _same_boundary(self, outline: BookOutline, ward: FileWard, *, keep: tuple[date | None, date | None]) -> bool:
        """Whether both draw one boundary at different fineness; then the finer of the two stays, for `keep`."""
        old, new = self.of_book.of([outline.pk])[0], self.of_file.of([ward.code])[0]
        if not overlay.same_boundary(old, new):
            return False
        called = f"{ward.code} {ward.name}"
        if overlay.points(old) >= overlay.points(new):
            self.changes.coarser.append(called)
        else:
            self.changes.finer.append(called)
            self.changes.dropped_outlines.append(outline.pk)
            self.changes.draw(ward.code, *keep)
        return True

    def _end_those_gone(self, on: date) -> None:
        """Wards the file does not have: gone where the file's wards cover their area, untouched where they don't."""
        touched = []
        for code, known in self.book.items():
            outline = known.outline_on(on)
            if code in self.read.wards or outline is None or not known.begins <= on < known.ends:
                continue
            if near := self.file_boxes.near(outline.bounds):
                touched.append((known, outline, near))
        for batch in batched(touched, overlay.AT_ONCE):
            self.of_book.fetch(outline.pk for _, outline, _ in batch)
            self.of_file.fetch(code for _, _, near in batch for code in near)
            for known, outline, near in batch:
                if overlay.covered(self.of_book.of([outline.pk])[0], self.of_file.of(near)):
                    self._end(known, outline, on)

    def _end(self, known: BookWard, outline: BookOutline, on: date) -> None:
        ward = known.ward
        if known.begins == on:
            self.problems.add(
                Problem(
                    f"{ward.gss_code} {ward.name} begins on {on:%-d %B %Y} in the book; this file is of the same day, "
                    "covers its area and does not have it. Say which day the file is of: --valid-from."
                )
            )
            return
        self.changes.edit(ward, "valid_to", on)
        self.changes.ended_outlines[outline.pk] = on
        self.changes.dropped_outlines.extend(other.pk for other in known.outlines if other.begins > on)
        self.changes.ended.add(ward.gss_code)

    def _create(self, new: list[FileWard], on: date) -> None:
        names = Counter(base_slug(ward.name) for ward in self.read.wards.values())
        slugs = {known.ward.slug: known.ward for known in self.book.values()}
        taken, letters = set(slugs), {known.ward.letters for known in self.book.values()}
        later = self._later_wards(on)
        for row in new:
            holder = slugs.get(base_slug(row.name))
            slug = slug_for(
                name=row.name, code=row.code, authority=row.authority, year=on.year, taken=taken,
                repeated=names[base_slug(row.name)] > 1, ended=holder is not None and holder.valid_to is not None,
            )  # fmt: skip
            given = letters_for(row.name, letters)
            if given is None:
                reason = "all 17,576 combinations of three letters are given to wards; none is left for it."
                self.problems.add(Problem(reason, row.number, "feature", row.code, row.name))
                return
            taken.add(slug)
            letters.add(given)
            self._new(row, on, self._replaced_on(row, later), slug, given)

    def _new(self, row: FileWard, on: date, ends: date | None, slug: str, letters: str) -> None:
        self.changes.created.append(
            Ward(
                gss_code=row.code,
                name=row.name,
                slug=slug,
                letters=letters,
                partnership=self.partnership,
                local_authority_code=row.authority_code,
                local_authority_name=row.authority,
                valid_from=on,
                valid_to=ends,
            )
        )
        self.changes.draw(row.code, on, ends)
        self.changes.begun.add(row.code)
        self.changes.assigned += self.partnership is not None
        if ends:
            self.changes.ended.add(row.code)

    def _later_wards(self, on: date) -> Boxes[str]:
        """Wards the book has from a later day than the file's, and which the file does not have."""
        later = [known for known in self.book.values() if known.begins > on and known.outlines]
        return Boxes((k.ward.gss_code, k.outlines[0].bounds) for k in later if k.ward.gss_code not in self.read.wards)

    def _replaced_on(self, row: FileWard, later: Boxes[str]) -> date | None:
        """Where the book has later wards on this one's area: the day on which the first of them began."""
        near = [self.book[code] for code in later.near(row.bounds)]
        if not near:
            return None
        shares = overlay.shares(self.of_file.of([row.code])[0], self.of_book.of([k.outlines[0].pk for k in near]))
        if shares.sum() < 0.5:
            return None
        return min(known.begins for known, share in zip(near, shares, strict=True) if share >= overlay.SLIVER_OF_SKETCH)
