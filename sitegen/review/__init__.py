"""What a change does to the promises of a board, told by meaning and not by line."""
