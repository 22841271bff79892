"""Rules whose findings are made elsewhere under their names: by `loading` and `prose` when the content is read.

Each has its manual and its `LEVEL` and no `check`, and is imported when there is something to tell.
"""
