"""What the screens run in: the app, its terminal, its themes, help and palette, and how it ends."""
