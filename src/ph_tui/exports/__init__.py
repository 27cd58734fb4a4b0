"""Values → documents: Markdown, plain text, HTML and PDF.

Each exporter is pure: a value in, text or bytes out. It must not know the desk, the store or a
screen, and adds no word of its own to a document.
"""
