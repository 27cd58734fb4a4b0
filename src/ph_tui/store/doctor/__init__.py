"""What can be wrong with a data directory, looked for part by part.

Each module has one part and gives its `Trouble`s; none of them needs a store that could be opened.
"""
