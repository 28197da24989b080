"""The files of a site for machines: each module has an `EXPORT` that makes all of its files."""
