"""Orders and sessions as every screen tells of them: words, facts, the way, the side pane."""
