"""Formats of a review, one a file."""
