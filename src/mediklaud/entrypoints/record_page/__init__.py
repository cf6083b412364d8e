"""The whole record of a patient as a page that can be read, printed and kept."""
