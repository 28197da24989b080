"""From text to the model: YAML trees with places, typed fields, findings instead of exceptions."""
