from tests.browser.fixtures import browser_type_launch_args, see_as

__all__ = ["browser_type_launch_args", "see_as"]
