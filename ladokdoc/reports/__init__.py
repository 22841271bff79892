"""What a person or another program is told of a check."""
