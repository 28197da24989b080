"""What pages show of a site: words, dates and numbers as people read them, small views."""
