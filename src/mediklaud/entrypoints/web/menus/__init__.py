"""The lines of the menu, by whose work they are."""
