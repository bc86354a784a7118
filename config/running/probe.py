"""`python config/running/probe.py ADDRESS [SERVICE]`: exit 0 when the web there answers, or says SERVICE is well.

For container health checks, hence without Django: `probe.py http://web:8000 worker`.
"""

import json
import os
import sys
import urllib.request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

PATIENCE_SECONDS = 5


def ask(address: str, path: str) -> dict[str, object]:
    """The JSON answer, also of a 503; raises URLError where there is none."""
    host = urlsplit(os.environ.get("WARDBOOK_SITE_URL", "http://localhost")).netloc
    request = urllib.request.Request(f"{address}{path}", headers={"Host": host})  # noqa: S310  (our own web)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            return dict(json.load(answer))
    except HTTPError as error:
        return dict(json.load(error))


def well(address: str, service: str | None) -> bool:
    if service is None:
        return ask(address, "/healthz/live/").get("state") == "ok"
    services = ask(address, "/healthz/ready/").get("services")
    return isinstance(services, dict) and services[service]["state"] == "ok"


if __name__ == "__main__":
    try:
        sys.exit(0 if well(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None) else 1)
    except (URLError, OSError, ValueError) as error:
        sys.exit(str(error))
