"""A book of any size, made from a seed: for measuring, and to see it as a whole country would."""

from config.demonstration.scale.loading import Loaded, Size, load

__all__ = ["Loaded", "Size", "load"]
