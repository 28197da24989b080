"""From what files say to what they mean: terms, agreement, numbers; all pure functions."""
