"""Rules explained: why they are there, what to do, and what breaks them and what does not."""
