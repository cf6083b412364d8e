"""The hospital's rules: values, entities and refusals, free of any technology."""
