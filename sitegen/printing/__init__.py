"""Texts for terminals, logs of CI and forges: what they quote does nothing there."""
