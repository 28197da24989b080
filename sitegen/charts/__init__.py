"""Charts as inline SVG: pure functions from small views to markup."""
