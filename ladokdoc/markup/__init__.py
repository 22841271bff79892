"""What a page of HTML says of itself: the headings of its cells, what its parts are called, what its pictures show.

A page is a tree of `xml.etree.ElementTree`, with the names of HTML without a namespace.
"""
