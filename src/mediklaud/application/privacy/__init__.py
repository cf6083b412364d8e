"""What people ask of the hospital about who sees what of whom."""
