"""Notices: what the house tells her by itself, and what a press tells that must not wait for writing (c14).

Each tells a fact and goes as it stands: a time that is over, a complaint, a check that is open; a court paper set aside or
given back, an event that came, a story hidden by one press, that somebody looked how to reach her. A box to edit would keep
a paper in sight, or a story out, while somebody writes. Whoever reads can leave a note of their own beside it. What a person
*decides* about her story is never told by one of these: that starts from a letter (`moderation.letters.letters`). Reading grade at most 6.
"""

from __future__ import annotations

HELD = (
    "We could not show your story yet. One of our checks is still open. We are looking at it. "
    "It is not about what you said."
)
"""What she reads when what she released does not clear; the Desk sees every reason."""

GROUND_ENDED = (
    "A court had said yes to one part of your story, up to a day. That day is over. So no one can see your story now. "
    "You did nothing wrong. We can leave that part out, or you can tell it in your own way. We will write to you here."
)
"""What she reads when the ground ran out on which a sentence about the court rested."""

ENDED = (
    "The time you gave for your story is over. You said to ask you then. No one can see it now. "
    "Shall it be seen again? You can say yes again on the page where it stands. If you do nothing, it stays hidden."
)
"""What she reads at the end, if she wished to be asked."""

EVENT = (
    "You told us to stop when something happens. We heard that it has. So no one can see your story now. "
    "If that is not so, leave us a note. You can say yes again."
)
"""What she reads when a moderator heard that what ends her yes has come."""

READING_GONE = (
    "The person who read your words does not want to be heard any more. So no one can hear it now. "
    "We look for someone else. You hear it first, as before. You do not have to do anything."
)
"""What she reads when a reader has taken a reading back."""

COMPLAINT = (
    "Someone who met your story asked us to look at it again. So no one can see it just now. You did nothing wrong. "
    "We will look at it, and tell you here within two weeks. You do not have to do anything."
)
"""What she reads when a complaint has hidden her story."""

HIDDEN = (
    "We have hidden your story for now, to be on the safe side. No one can see it. You did nothing wrong. Nothing is "
    "lost. One of us will write to you here and tell you why. You do not have to do anything."
)
"""What she reads when one of us has hidden her story by one press, before there was time to write to her."""

LOOKED = (
    "One of us looked at how to reach you. We did it to tell you something, or to keep someone safe. "
    "It is written down who looked, and why. You can ask us about it here."
)
"""What she reads when a custodian says that it is safe to tell her that somebody looked."""

PAPER = (
    "A part of this may be a paper from a court. We have set it aside. No one reads it now. The law does not let such "
    "a paper be shown, and we do not want you to get into trouble. It is not about what you said. On the page where "
    "your story stands you can take it out for good. You can tell it in your own words. Or ask us. There is no rush."
)
"""What she reads when a moderator set something of hers aside; it is sent at once, with the paper out of sight."""

NO_PAPER = (
    "Two people looked at what was set aside. It is not a paper from a court. It is back in your story. "
    "Thank you for waiting."
)
"""What she reads when two reviewers lifted it."""

EVERY = (
    HELD, GROUND_ENDED, ENDED, EVENT, READING_GONE, COMPLAINT, HIDDEN, LOOKED, PAPER, NO_PAPER,
)  # fmt: skip
"""All of them."""
