"""Prose: what people write in Markdown, its limits, and its way to a page."""
