"""Files of every format we read, made on the spot from an article's paragraphs.

Office formats are written part by part, so that a test can leave one out or put poison into it.
"""
