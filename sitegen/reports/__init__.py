"""Formats of findings, one a file."""
