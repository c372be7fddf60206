"""What pages of the Desk are given, and what their forms send: drawn from many rooms, and deciding nothing.

In: `forms`, `cast_boxes`, `offers_answered`, how their boxes stood before (`as_it_stood`), and what no box can hold any more,
handed back (`typed_words`). Out, as frozen values: `reviewing` with `showing_parts`, `marks_table`, `still_open` and `leading`;
`who_page`. The views are `moderation.routes`.
"""
