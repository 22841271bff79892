"""Real validators over finished documents: what a document must pass before anybody is shown it.

    make verify-document

builds some editions and prints a table: each check, and what it says of each. The tests run the same checks.
What is not of Python comes from the packages in this folder, by `package-lock.json`.
"""
