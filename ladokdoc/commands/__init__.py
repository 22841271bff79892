"""The commands: each parses its words, calls one function, prints and gives an exit code."""
