"""The terminal names the cast that is really there."""

from config.demonstration import cast as demonstration
from config.running import cast


def test_the_terminal_and_the_demonstration_have_one_cast() -> None:
    assert list(cast.CAST) == [username for username, *_ in demonstration.CAST]
    assert cast.PASSWORD == demonstration.PASSWORD
