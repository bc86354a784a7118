"""Static files under the names of their contents, modules that load one another included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """What one module imports of another is named by its contents too: a tablet never mixes two versions of the app."""

    support_js_module_import_aggregation = True
