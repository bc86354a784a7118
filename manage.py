#!/usr/bin/env python
import os
import sys

from config.running import surroundings


def main() -> None:
    surroundings.adopt()  # typed by hand beside `make run`, it means that book
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the settings are named

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
