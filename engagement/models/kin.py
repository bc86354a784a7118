"""The Key Individual Network: who is in it, with what consent, and what they choose to say of themselves (E2).

000 3.1: people who live or work in a ward and know it well. Who they are never enters the row history, so that what
is erased when they leave is gone everywhere (safety, X3); the history says who changed the record, and when.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import DateField, F, Func, Q
from django.db.models.functions import Coalesce, Now, TruncDate
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import Partnership, User, Ward


class Embedded(models.TextChoices):
    """Why they know the ward (000 3.1, 002 5.3.2, 003 4.7.2)."""

    RESIDENT = "resident", "Resident"
    SHOPKEEPER = "shopkeeper", "Shopkeeper or trader"
    TAXI = "taxi", "Taxi or bus driver"
    PUBLICAN = "publican", "Publican"
    COUNCILLOR = "councillor", "Councillor"
    TENANTS = "tenants", "Tenants' or residents' association"
    COMMUNITY = "community", "Community group"
    FAITH = "faith", "Faith group or clergy"
    SCHOOL = "school", "School or college"
    YOUTH = "youth", "Youth worker or sports coach"
    HEALTH = "health", "Health or care worker"
    DELIVERY = "delivery", "Postal or delivery worker"
    WARDEN = "warden", "Caretaker, warden or park keeper"
    PUPIL = "pupil", "Pupil or student"
    OTHER = "other", "Something else"


class Prefers(models.TextChoices):
    """How they wish to be contacted (000 4.1)."""

    VISIT = "visit", "Visit"
    TELEPHONE = "telephone", "Telephone"
    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    LETTER = "letter", "Letter"


class KinState(models.TextChoices):
    INVITED = "invited", "Invited"
    ACTIVE = "active", "Active"
    RESTING = "resting", "Resting"
    LEFT = "left", "Left"


class AgeBand(models.TextChoices):
    """As the census is published for wards; the first is for young Key Individuals."""

    UNDER_16 = "0-15", "Under 16"
    A16 = "16-24", "16 to 24"
    A25 = "25-44", "25 to 44"
    A45 = "45-64", "45 to 64"
    A65 = "65-79", "65 to 79"
    A80 = "80+", "80 and over"


class Ethnicity(models.TextChoices):
    """The five groups of the census of 2021."""

    ASIAN = "asian", "Asian, Asian British or Asian Welsh"
    BLACK = "black", "Black, Black British, Black Welsh, Caribbean or African"
    MIXED = "mixed", "Mixed or Multiple ethnic groups"
    WHITE = "white", "White"
    OTHER = "other", "Other ethnic group"


class Disability(models.TextChoices):
    DISABLED = "disabled", "Disabled under the Equality Act"
    NOT_DISABLED = "not_disabled", "Not disabled under the Equality Act"


IDENTITY = (
    "name", "email", "phone", "place", "latitude", "longitude", "languages", "accessibility", "embedded_as",
    "guardian_name", "guardian_contact", "age_band", "ethnicity", "disability",
)  # fmt: skip
"""What is erased when they leave, and never stands in the row history."""
IN_NETWORK = (KinState.ACTIVE, KinState.RESTING)


class ConsentWording(models.Model):
    """What a Key Individual is asked to agree to, in versions; a version that somebody agreed to is never rewritten."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="consent_wordings")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    starts_on = models.DateField()
    written_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["partnership", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="consent_wording_once_a_number"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class KeyIndividualQuerySet(models.QuerySet["KeyIndividual"]):
    def visible_to(self, user: User) -> KeyIndividualQuerySet:
        """Key Individuals whose record this person may read, identity included: `engagement.kin_access`."""
        from engagement import kin_access  # noqa: PLC0415 - access reads the models

        return self.filter(kin_access.kin_seen_by(user))

    def active(self) -> KeyIndividualQuerySet:
        """Those who are contacted and surveyed: not invited only, not resting, not left."""
        return self.filter(state=KinState.ACTIVE)

    def in_network(self) -> KeyIndividualQuerySet:
        """Those who count towards the ward's forty: active, or resting for a while."""
        return self.filter(state__in=IN_NETWORK)

    def with_contact_due(self) -> KeyIndividualQuerySet:
        """With `contact_due_on`: the cadence after the last contact, or after they joined where there was none (E6)."""
        last = Coalesce(TruncDate("last_contact_at"), "joined_on", output_field=DateField())
        due = Func(
            last, F("ward__partnership__kin_contact_days"), arg_joiner=" + ", template="(%(expressions)s)",
            output_field=DateField(),
        )  # fmt: skip
        return self.annotate(contact_due_on=due)

    def contact_due(self, on: date) -> KeyIndividualQuerySet:
        """Active ones who are to be contacted by that day, overdue or due on it; with `contact_due_on`."""
        return self.active().with_contact_due().filter(Q(contact_due_on__lte=on))

    def contact_overdue(self, on: date) -> KeyIndividualQuerySet:
        """Active ones whose contact was due before that day."""
        return self.contact_due(on - timedelta(days=1))

    def for_list(self) -> KeyIndividualQuerySet:
        """With what a row of a list shows, without what only the record's page shows."""
        return self.select_related("ward__partnership", "pcso").defer("accessibility", "guardian_contact", "notes")


@tracked(exclude=(*IDENTITY, "notes", "last_contact_at", "last_contact_by", "shared_place"))
class KeyIndividual(models.Model):
    """One Key Individual of a ward. `shared_place` is all that others are shown of where they are (safety, Fields)."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="key_individuals")
    pcso = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="key_individuals",
        help_text="Who looks after them.",
    )  # fmt: skip
    name = models.CharField(max_length=160, blank=True, help_text="Empty once they left and were erased.")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    prefers = models.CharField(max_length=10, choices=Prefers, default=Prefers.VISIT)
    email_updates = models.BooleanField(default=False, help_text="They agreed to updates by e-mail (E6).")
    languages = models.CharField(max_length=200, blank=True)
    accessibility = models.CharField(max_length=300, blank=True, help_text="What makes it easier to take part.")
    embedded = models.CharField(max_length=12, choices=Embedded, default=Embedded.RESIDENT)
    embedded_as = models.CharField(max_length=120, blank=True, help_text="In their own words: landlord of The Anchor.")
    place = models.CharField(max_length=200, blank=True, help_text="Where, as precisely as they said.")
    shared_place = models.CharField(max_length=120, blank=True, help_text="At most a street or outward postcode.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    age_band = models.CharField(max_length=6, choices=AgeBand, blank=True)
    ethnicity = models.CharField(max_length=6, choices=Ethnicity, blank=True)
    disability = models.CharField(max_length=14, choices=Disability, blank=True)
    consent = models.ForeignKey(
        ConsentWording, null=True, blank=True, on_delete=models.PROTECT, related_name="key_individuals"
    )
    consent_on = models.DateField(null=True, blank=True)
    young = models.BooleanField(default=False, help_text="Under 18: takes part with a guardian's consent (000 3.3).")
    guardian_name = models.CharField(max_length=160, blank=True)
    guardian_contact = models.CharField(max_length=160, blank=True)
    guardian_consent_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=KinState, default=KinState.INVITED)
    state_since = models.DateField()
    invited_on = models.DateField()
    joined_on = models.DateField(null=True, blank=True, help_text="When they first became active.")
    erased_at = models.DateTimeField(null=True, blank=True)
    last_contact_at = models.DateTimeField(
        null=True, blank=True, help_text="Written by `services.kin.contacted`, whatever the contact was."
    )
    last_contact_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notes = models.TextField(blank=True, help_text="For whoever looks after them: when to call, what to avoid.")
    added_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    objects = KeyIndividualQuerySet.as_manager()

    class Meta:
        ordering = ["ward", "name", "pk"]
        indexes = [
            models.Index(fields=["ward", "state", "name", "id"], name="kin_of_ward"),
            models.Index(fields=["pcso", "state"], name="kin_of_pcso"),
            models.Index(
                fields=["ward", "last_contact_at"],
                include=["joined_on", "id"],
                condition=Q(state="active"),
                name="kin_contact_of_ward",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="kin_takes_part_with_consent",
                condition=~Q(state__in=["active", "resting"])
                | Q(consent__isnull=False, consent_on__isnull=False, joined_on__isnull=False),
            ),
            models.CheckConstraint(
                name="young_kin_with_a_guardians_consent",
                condition=~Q(state__in=["active", "resting"]) | Q(young=False) | Q(guardian_consent_on__isnull=False),
            ),
            models.CheckConstraint(name="kin_has_a_name_until_erased", condition=~Q(name="") | Q(state="left")),
            # What was erased is gone: nothing is written into it again.
            models.CheckConstraint(
                name="kin_erased_holds_nothing",
                condition=Q(erased_at__isnull=True)
                | Q(
                    state="left", name="", email="", phone="", place="", languages="", accessibility="", notes="",
                    embedded_as="", guardian_name="", guardian_contact="", age_band="", ethnicity="", disability="",
                    latitude__isnull=True, longitude__isnull=True,
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference  # never the name: this text reaches logs

    def get_absolute_url(self) -> str:
        return reverse("kin-record", args=[self.pk])

    @property
    def reference(self) -> str:
        """What a Key Individual is called where nobody may read the name: K417."""
        return f"K{self.pk}"

    @property
    def in_network(self) -> bool:
        return self.state in IN_NETWORK


class KinTurn(models.Model):
    """One change of a Key Individual's state, with its day and reason; the reason is erased with the rest."""

    kin = models.ForeignKey(KeyIndividual, on_delete=models.CASCADE, related_name="turns")
    state = models.CharField(max_length=8, choices=KinState)
    on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["kin", "-on", "-pk"]

    def __str__(self) -> str:
        return f"K{self.kin_id} {self.state}"
