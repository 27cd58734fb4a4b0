"""What was typed and not saved: told, laid beside what is saved, taken up or discarded."""
