"""One list of powers and tools for a partnership, where each case register had its own (T5, T8).

The lists of a partnership's registers become one; of two of the same name the first stays, and what pointed at the
other points at it. It is on the list where it was on any of them.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

USUAL = {
    "prevention": [
        "Acceptable behaviour contract", "Child safety order", "Family intervention", "Gating or target hardening",
        "Individual support order", "Mediation", "Parenting contract", "Parenting order", "Restorative meeting",
        "Victim support plan", "Warning letter",
    ],
    "enforcement": [
        "Civil injunction", "Closure order", "Community protection notice", "Criminal behaviour order",
        "Dispersal power", "Fixed penalty notice", "Possession proceedings", "Public spaces protection order",
    ],
}  # fmt: skip


def make_one_list(apps: Any, schema_editor: Any) -> None:
    power_model, use_model = apps.get_model("tasking", "Power"), apps.get_model("tasking", "PowerUse")
    first: dict[tuple[int, str], Any] = {}
    for power in power_model.objects.select_related("register__group").order_by("pk"):
        key = (power.register.group.partnership_id, power.name.lower())
        if key not in first:
            power.partnership_id, first[key] = key[0], power
            power.save(update_fields=["partnership"])
            continue
        kept = first[key]
        use_model.objects.filter(power=power).update(power=kept)
        if power.ended_on is None and kept.ended_on is not None:
            kept.ended_on = None
            kept.save(update_fields=["ended_on"])
        power.delete()
    power_model.objects.bulk_create(
        power_model(partnership=partnership, register_id=None, name=name, counts_as=kind)
        for partnership in apps.get_model("partnerships", "Partnership").objects.order_by("pk")
        for kind, names in USUAL.items()
        for name in names
        if (partnership.pk, name.lower()) not in first
    )


class Migration(migrations.Migration):
    dependencies = [("tasking", "0007_priorities"), ("partnerships", "0002_append_only")]
    operations = [
        migrations.RemoveConstraint("casepower", "power_once_in_a_register"),
        migrations.RenameModel("CasePower", "Power"),
        migrations.AddField(
            "power", "partnership",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="powers",
                to="partnerships.partnership",
            ),
        ),
        migrations.AlterField(
            "power", "register",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="powers",
                to="tasking.caseregister",
            ),
        ),
        migrations.RunPython(make_one_list, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField("power", "register"),
        migrations.AlterField(
            "power", "partnership",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="powers", to="partnerships.partnership"
            ),
        ),
        migrations.AddConstraint(
            "power",
            models.UniqueConstraint(fields=("partnership", "name"), name="power_once_in_a_partnership"),
        ),
    ]  # fmt: skip
