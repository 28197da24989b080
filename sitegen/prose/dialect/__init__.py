"""What turns Python-Markdown into the dialect of the common forges; imported on rendering only."""
