"""The frozen values that files become: a board, its people and teams, goals, terms and ledgers."""
