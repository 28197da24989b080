"""The text of new files: what `init` and `new` write, made from answers alone."""
