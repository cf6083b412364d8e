"""What whoever runs the hospital's machines does: backups, checks, lists."""
