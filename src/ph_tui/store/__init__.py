"""The store: the only part that writes, and the only one that knows TinyDB.

`store.Store` is the door; nothing else in here is meant for other packages.
"""
