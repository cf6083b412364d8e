"""Emergency access, reviews, and what patients may ask about their own record."""
