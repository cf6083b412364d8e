"""Who is who: doctors and patients."""
