"""What one person is to be reminded of today, part by part (X7)."""
