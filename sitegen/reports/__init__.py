"""The formats of findings: each module has a `REPORT` that writes them."""
