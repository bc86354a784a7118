"""After a test that commits, its rows are deleted: what Django does there, in a fiftieth of the time.

`flush` truncates every table, each a file and its indexes, and writes content types and permissions anew. Of some two
hundred tables a test fills a few dozen with a handful of rows. Needs a superuser, whom triggers let pass.
"""

from __future__ import annotations

from functools import cache

from django.db import connection, transaction

# What `migrate` writes, and no test changes.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


@cache
def tables() -> tuple[str, ...]:
    """Those of the book's models, quoted."""
    every = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return tuple(connection.ops.quote_name(name) for name in sorted(set(every) - KEPT))


def empty() -> None:
    """Delete every row there is, once whoever is still writing has ended."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(tables())} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT FROM {one})" for one in tables()))  # noqa: S608
        filled = [name for (name,) in cursor.fetchall()]
        if filled:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(";".join(f"DELETE FROM {name}" for name in filled))  # noqa: S608
