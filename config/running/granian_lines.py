"""The server's own lines as JSON, without what config.logs would load: the server starts before Django is needed."""

import json
import logging
from datetime import UTC, datetime


class JSONLine(logging.Formatter):
    """One line of ASCII for each record; of an exception its kind alone."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        line = {"event": record.getMessage(), "logger": record.name, "level": record.levelname.lower()}
        if record.exc_info and record.exc_info[0]:
            line["exception_type"] = record.exc_info[0].__name__
        return json.dumps({**line, "timestamp": moment})
