"""Celery with its clock put to another moment, from which it runs on.

`python -m tests.faults.shifted 2026-11-20T07:01:00+00:00 --app config worker`
"""

import sys
from datetime import datetime

import time_machine

if __name__ == "__main__":
    time_machine.travel(datetime.fromisoformat(sys.argv[1])).start()
    from celery.__main__ import main

    sys.argv = ["celery", *sys.argv[2:]]
    main()
