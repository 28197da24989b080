"""Reading what other programs export: tables of contacts into readings, plans into draft goals."""
