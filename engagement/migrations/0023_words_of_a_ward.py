"""The words of an issue with the number of its ward before each, in an index (`engagement/searching.py`)."""

import django.contrib.postgres.indexes
from django.db import migrations, models

# A word as long as that is in no language; nobody types it into a search, which takes 200 letters.
MAKE = r"""
CREATE FUNCTION wardbook_words(ward bigint, words tsvector) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_to_tsvector(ARRAY(
        SELECT ward || '.' || word FROM unnest(tsvector_to_array(words)) AS word WHERE octet_length(word) < 1000
    ))
$$;
CREATE FUNCTION wardbook_words_asked(ward bigint, asked tsquery) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(asked::text, '<(-|[0-9]+)>', '&', 'g'),
        '''((?:[^'']|'''')+)''', '''' || ward || '.\1''', 'g'
    )::tsquery
$$;
COMMENT ON FUNCTION wardbook_words(bigint, tsvector) IS 'Words with the number of a ward before each.';
COMMENT ON FUNCTION wardbook_words_asked(bigint, tsquery) IS
    'A search for words, as one for the words of a ward; which follows which is left to the words alone.';
"""
DROP = """
DROP FUNCTION wardbook_words_asked(bigint, tsquery);
DROP FUNCTION wardbook_words(bigint, tsvector);
"""


class Migration(migrations.Migration):
    dependencies = [("engagement", "0022_desk_from_indexes")]

    operations = [
        migrations.RunSQL(MAKE, DROP),
        migrations.AddIndex(
            model_name="issue",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    "ward",
                    models.Func("search_full", "search_open", function="tsvector_concat"),
                    function="wardbook_words",
                ),
                name="issue_words_of_ward",
            ),
        ),
    ]
