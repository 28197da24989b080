"""Goals as files in git, published as a static board."""

__version__ = "0.1.0"
