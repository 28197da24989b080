"""What `check` looks for in a board that could be read, one rule a file."""
