"""Sound and pictures as bytes: sniffed, decoded in a cage, made anew, marked by destroying, proved. Knows no story."""
