"""The demo archive: everything here is fictional, written by us, for the demo.

No mother told these stories and nobody in them lives. Towns are real, as in what a mother would send; people,
hospitals, wards, schools, surgeries, hotels, firms, boats and numbers are made up. They stand here so that the
first people who open the product find something worth looking at on every page, and so that nobody is tempted
to try it with a real mother's words.
"""
