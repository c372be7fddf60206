"""What two people decide, and what goes out by it: her own words, and the same in English.

Deciding: `decisions`, taking it back (`second_thoughts`), court papers (`papers`), letting be seen again (`seen_again`), what
advisers settle (`advising`). A translation: `translating`, `english_names`, `english_lists`, `english_answers`. Going out:
`going_out` and `english_going_out`, `publishing`, `files_gone`, and for proof and log `taken_out`,
`made_words`. What has ended by her yes: `ended`.
"""
