"""`python -m config.running` runs the whole book here; with `web`, `worker` or `beat` it becomes that one process."""

import os
import sys

from config.running import Stop, programs
from config.running.supervisor import Supervisor


def main(arguments: list[str]) -> int:
    if arguments and arguments[0] in programs.NAMES:
        command = programs.command(arguments[0], os.environ)
        os.execv(command[0], command)  # noqa: S606  (this process becomes it)
    try:
        return Supervisor().run()
    except Stop as stop:
        sys.stderr.write(f"wardbook: {stop}\n")
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(f"wardbook: the machine refused: {error.strerror or error}{where}.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
