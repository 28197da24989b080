"""News: what happened on a board since a day, in a message that fits into a chat."""
