"""A picture of a question's wall, drawn from the state.

`wall` says what is on it, `sheet` draws that as SVG, `png` turns the drawing into points.
"""
