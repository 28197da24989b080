"""Approving is agreeing: which approving reviews count, for whom, and what is written down."""
