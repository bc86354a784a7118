"""How many issues stand at each stage in each ward, kept by triggers so that counting a million costs nothing."""

from __future__ import annotations

from django.db import models

from engagement.models.issues import Stage
from partnerships.models import Ward


class Tally(models.Model):
    """So many more, or fewer, issues of that ward at that stage. The sum is the count.

    Rows are only added, by a trigger on the issue, so two people who move issues of one ward never wait for one
    another; `engagement.counting.fold` puts them together now and then.
    """

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="+", db_index=False)
    stage = models.CharField(max_length=16, choices=Stage)
    restricted = models.BooleanField()
    change = models.IntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        indexes = [models.Index(fields=["ward", "stage"], include=["restricted", "change"], name="tally_of_ward")]

    def __str__(self) -> str:
        return f"{self.ward_id} {self.stage}: {self.change:+}"
