"""Everything that lets the book run by two commands: installing, embedded services, the processes and their output."""


class Stop(Exception):  # noqa: N818  (not a fault of the program but a sentence for the person at the terminal)
    """What is wrong and what to do about it, in one sentence."""
