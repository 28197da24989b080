"""The formats of a review: each module has a `FORMAT` that writes it."""
