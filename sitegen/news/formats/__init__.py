"""The formats of news: each module has a `FORMAT` that writes them."""
