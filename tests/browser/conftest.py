from tests.browser.fixtures import browser_type_launch_args, see_as
from tests.browser.tablets import tablet

__all__ = ["browser_type_launch_args", "see_as", "tablet"]
