"""Invented court papers and mothers' tellings, labelled: what the recogniser is measured on. Every name is made up."""
