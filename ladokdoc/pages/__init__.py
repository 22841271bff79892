"""Plan to HTML: a view of ready strings, worked out in pure functions, and templates that place them."""
