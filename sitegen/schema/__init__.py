"""JSON Schemas: of the files that people write, made from their readers, and of the files made."""
