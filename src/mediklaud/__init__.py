"""MediKlaud: the care, the medicines and the money of a hospital."""
