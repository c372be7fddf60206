"""What Notes says beside the consent pages: where a story stands, what was done, what could not be. Plain and kind."""

from __future__ import annotations

from collections.abc import Mapping

from archive.editions.replies import QUESTIONS
from archive.editions.replies import Kind as Asked
from archive.ground.languages import say, say_many
from archive.media.kinds import Kind
from archive.rules.choices import Audience, Event, Medium
from archive.rules.counts import FEWEST
from stories.contact import Led, Way
from stories.tables import State
from stories.wishes import Naming

SAVED = "Saved. Only you can see it."
SAVED_BESIDE = "Saved. You and your worker can see it, until you get your words."
PAPER = "This looks like a paper from a court, so we have not kept it. It is in the box on this page, and nowhere else."
PAPER_OUT = "It is out. Nothing of it was kept."
SET_ASIDE = "Thank you. These words are kept shut away. No one reads them now."
ASIDE: Mapping[str, str] = {
    "words": "Some words here may be a paper from a court. They are shut away, and no one reads them.",
    Kind.SOUND: "A recording may be a paper from a court, read out. It is shut away, and no one hears it.",
    Kind.PICTURE: "A picture may be a paper from a court. It is shut away, and no one sees it.",
}
"""What is set aside, by what it is."""

ASIDE_HERS = (
    "You said that these are your own words. When you send your story, two people who know the court rules look at them. "
    "If they are yours, they come back."
)
ASIDE_OURS = (
    "One of us saw it. The law does not let such a paper be shown. We do not want you to get into trouble. "
    "It is not about what you said."
)
ASIDE_KEPT = "It stays shut away till you take it out, or till two of us find that it is no court paper."
FIRST_IS_WITH_US = "We kept these words as a new story, because the first one cannot be changed just now."
FIRST_IS_GONE = "We kept these words as a new story, because the first one is not here any more."
FIRST_IS_SHUT = (
    "We kept these words as a new story. Something broke on our side, and we cannot open the first one now."
)
IN_BOX_ALONE = (
    "You deleted this story. These words stand only in the box. Press Save to keep them as a new story. "
    "If you do not want them, take them out of the box."
)
SAVED_BY_ITSELF = frozenset({FIRST_IS_WITH_US, FIRST_IS_GONE, FIRST_IS_SHUT})
"""What she wrote in one story is kept as another one, and why."""

BOTH = (
    "You had this open twice, and the words were not the same. Both are in the box now, one after the other. "
    "Take out what you do not need. Then press Save."
)
TOO_MUCH = "That was more than fits here. We kept the first part. It is in the box. Press Save to keep it."
HANDED_BACK = "Here are the words you typed last. Press Save to keep them."
KEPT_AWAY = (
    "You were away for a while, so we closed this page to keep you safe. What you typed is kept. "
    "Put in your code words and you will see it."
)
KEPT_AWAY_FILE: Mapping[Kind, str] = {
    Kind.SOUND: "You were away for a while, so we closed this page. Your recording is kept. Put in your code words to go on.",
    Kind.PICTURE: "You were away for a while, so we closed this page. Your picture is kept. Put in your code words to go on.",
}
AWAY = "You were away for a while, so we closed this page to keep you safe. Put in your code words to go on."
NEW_HERE = "You were away for a while. We kept what you typed, here, with new code words."
SAID_KEPT_AWAY = (
    "You were away for a while, so we closed this page to keep you safe. What you said is kept. "
    "Put in your code words and you can hear it."
)
NEW_HERE_SAID = "You were away for a while. We kept what you said, here, with new code words."
OLD_PAGE = "This page was open for a long time. Nothing is lost. Press the button once more."
KEPT_BESIDE = (
    "You were away for a while, so we closed this page to keep you safe. What was typed is kept. "
    "Your worker can sign in and go on."
)
AWAY_BESIDE = "You were away for a while, so we closed this page. Sign in and go on with your visit."
WRONG_SIGN_IN = "That did not match. Look at the name and the password. The six digits must be fresh."
JOINED = "Your account is made. From now on, sign in with your name, your password and six digits."
VOUCHED = "Thank you. One more person has to say yes. Look here again in a day or two."
NOTHING_TODAY = "Nothing was told today. That is fine."
ONLY_YOURS = "These are new, and only you have seen them. The words from before do not work any more."
STOPPED_NEW_WORDS = (
    "Your worker asked for new words for you. You have yours, so we stopped that. "
    "If you did not ask for it, leave us a note."
)
PICK_HOW_LONG = "Pick how long first."
WORKER_SEES = "It is done. You can stop it here on any day."
WORKER_STOPPED = "It is stopped. They cannot see it now."
WRONG_WORDS = (
    "Those words do not open anything here. Look at each word again. Big or small letters do not matter."
)
NO_SHORT_CODE = "A short code has six letters and numbers, like K7M-Q2X. It is the top line of your card."
HIDDEN_BY_CODE = (
    "If a story is kept under that code, no one sees it from now on. Only your six words bring it back. "
    "Look once more that each letter and number is right."
)
ASK_A_PERSON = "We cannot do that from here just now. Ask any worker to tell us, and we hide it."
NOTHING_TO_FIND = "Write a few words first, so that we can find your story."
TOO_LONG_TO_FIND = (
    "That is too long for us to keep here. Use about ten lines. What you wrote is still in the box."
)
WILL_LOOK = "Thank you. We got it. We look for your story and hide it first."
WHICH_OF_SIX = "First tick a number: which of your six words is it?"
WORD_IS_IN = "The word is in your box now. Look if each word stands in its place. Then press Go on."
CHANGED = "It is changed now."
HIDDEN = "It is hidden now. No one can see it but you."
MAY_BE_KNOWN = (
    "Some people who were there may know you by a part of this. Our note says which part. Is that all right with you? "
    "You can leave it as it is, or change it. You choose. No one else sees it before you say."
)
LEFT_AS_IT_IS = "It stays as it is. We go on reading it with care."
BROKE = (
    "Something broke on our side, so we cannot open this now. You did nothing wrong. "
    "You can hide all you told, with the short code alone: press Put in my code words, and then I lost my words."
)
HIDDEN_SHUT = "It is hidden now. No one can see it. The links do not work any more."
COMES_BACK = "It can be seen again soon, as far as you said yes."
STAYS_HERE = "You brought it back. No one else can see it."
SENT_AGAIN = "We have it. Two people will read it with care."
YOURS_AGAIN = "It is yours again. You can change it now."
RELEASED = "Thank you. It goes out now, just as you saw it. You can hide it on any day."
RELEASED_WAITS = (
    "Thank you. You have until {day} to change your mind. No one sees it before then. You need do nothing."
)
OVER_BEFORE = (
    "It would be out from {first}, and your yes ends on {last}. So no one would see it. "
    "To give it more time, press Ask for it back and say how long."
)
NO_YES_YET = "You have not said yet who may see it. Do that first."
NOTE_LEFT = "Your note is with us. Look here for the answer."
NOTE_WAITS = "You wrote a note. Send it to us, or clear it."
TOO_MANY_PEOPLE = (
    "This would show it to more people, or for longer. More people needs a new yes and a new check. "
    "Ask for it back first, or leave us a note."
)
NO_ONE_LEFT = "That leaves no one who may see it. If you want that, press Hide it now."
ALREADY = "That was done already."

TICK_A_PART = "Tick what you want to take back. Then press once more."
ALL_OF_IT = "That would take back all of it. If you want that, press Hide it now, or delete it."
CHANGED_MEANWHILE = "This changed while you were reading. Please look at it once more."
TAKEN_BACK = (
    "It is taken back. No one can see it now. One person looks at what is left. "
    "Then you see it, and you say if it goes out again."
)
VOICE_BACK = "Your voice is taken back. No one can hear it now."
READING_BACK = "The reading is taken back. No one can hear it now. Your words stay as they are."
ANOTHER_READER = "We ask someone else to read your words. Then you hear it first, and you say if it goes out. No one hears it now."
NO_READING = (
    "No one reads it out. Your words stand in writing. Two people look at them, and then you see them first."
)
VOICE_ANEW = (
    "No one can see or hear it now. We make it anew, as you said. Two people read it. "
    "Then you hear it first, and you say if it goes out. Who heard you before may know that it is you."
)
PICTURE_BACK = "Your picture is taken back. No one can see it now."
ENGLISH_BACK = "The English words are taken back. No one can see them now. Your own words stay as they are."
OWN_BACK = "Your own words are taken back. No one can see them now. The English words stay as they are."
NO_ENGLISH = "The English words stay here. No one else will see them. Your own words stay as they are."
ENGLISH_RELEASED = "Thank you. The English words go out in a few minutes. You can take them back on any day."
ENGLISH_RELEASED_WAITS = (
    "Thank you. You have until {day} to change your mind about the English words. "
    "No one sees them before then."
)
ENGLISH_AFTER_OWN = (
    "You said yes to your words in English. They go out once you have said that your own words are right too."
)
ENGLISH_NOT_READY = "The English words are not ready for your yes just now."
HOW_MET = "Tell us how you looked at the English words. Tick one, then press Yes once more."
NEW_WORDS_FIRST = "The words on our pages have changed. Leave us a note, or say yes again first. Then you can choose English."
OWN_STAY = (
    "You said that your own words stay here. No one else will see these. "
    "If they are right, someone puts them into English, and you see that first."
)
MADE: Mapping[str, str] = {
    "person": "A person put your words into English.",
    "checked": "A machine put your words into English. Then a person checked all of it.",
    "herself": "You put your words into English.",
}
"""Who made the translation, by kind (`archive.editions.edition.MADE_BY`)."""

HOW: Mapping[str, str] = {
    "read": "I read the English words",
    "in-short": "I read what it says in short, in my language",
    "read-to-her": "Someone read it to me",
}
"""How she may have met a translation (`stories.tongues.How`)."""

HOW_SHE_MET_IT: Mapping[str, str] = {
    "read": "You read the English words.",
    "in-short": "You read what it says in short, in your language.",
    "read-to-her": "Someone read it to you.",
}
OWN_OUT = "Your own words can be seen."
OWN_IN = "Your own words stay here."
ENGLISH_OUT = "Your words in English can be seen."
ENGLISH_WAITS = "Your words in English are ready for you to look at. They do not go out before you say yes."
ENGLISH_BEING_MADE = "We are putting your words into English. You see them first."
ENGLISH_SOON = "You said yes to your words in English. They go out in a short while."
ENGLISH_NOT_ASKED = "We can put your words into English too. We do that only if you say yes."
NOTHING_OUT_YET = "You said yes to it. No one can see it yet."
THAT_WAS_ALL = "That was all there was to see. So we hid all of it."

THEY_CHANGED = "Some people have changed how they work, since they heard you."
THEY_WROTE = "Some people who heard you left a few words for you."
WISHES: Mapping[str, str] = {
    "all": "We show you the good and the hard.",
    "good": "We show you only the good.",
    "nothing": "We show you none of it.",
}
"""What is said when she has chosen what she wants to be told."""

WISHED: Mapping[str, str] = {"all": "The good and the hard", "good": "Only the good", "nothing": "Nothing"}
LED_TO: Mapping[str, str] = {
    QUESTIONS[Asked.CHANGED]: "What is different now",
    QUESTIONS[Asked.NEXT_TIME]: "What they will do next time",
    QUESTIONS[Asked.TO_HER]: "What they want to say to you",
}


RETITLED = "A name for it that tells no one who you are."
RULES: Mapping[str, str] = {
    "anonymity": "Some people could tell that it is you.",
    "court": "The family court has rules on what may be told.",
    "consent": "It is about what you said yes to.",
    "safety": "Someone could be hurt.",
    "meaning": "It must still mean what you meant.",
}
"""Why we decided something, by the rule it rests on, beside our note."""


def how_many(people: int) -> str:
    """Return a number of people as she reads it: below five nobody is a number (rule 17)."""
    return say("about {n} people", n=people) if people >= FEWEST else say("a few people")


def how_often(times: int) -> str:
    """Return how often something happened, as she reads it: few of a thing point to few people."""
    if times >= FEWEST:
        return say("{n} times", n=times)
    return say("once") if times == 1 else say("a few times")


STANDS: Mapping[str, str] = {
    State.DRAFT: "You are still telling it. No one can see it but you.",
    State.SENT: "Two people will read it with care. No one else can see it.",
    State.SECOND: "One person has read it. One more will read it now. No one else can see it.",
    State.HERS: "It is ready for you to look at. Nothing goes out before you say yes.",
    State.RELEASED: "You said yes. It goes out in a short while.",
    State.PUBLISHED: "It can be seen now, as far as you said yes.",
    State.BACK: "It is with you. Change what you like, then send it again.",
    State.HELD: "It waits. No one else will see it until a check is done. We leave you a note when we know more.",
    State.LAPSED: "The time you gave is over. No one can see it but you. You can say yes again.",
}
"""Where a story stands, by its state."""

STANDS_BESIDE: Mapping[str, str] = {
    State.DRAFT: "You are still telling it. No one can see it but you and your worker.",
    State.SENT: "Two people will read it with care. No one else but your worker can see it.",
    State.SECOND: "One person has read it. One more will read it now. No one else but your worker can see it.",
    State.LAPSED: "The time you gave is over. No one can see it but you and your worker. You can say yes again.",
}
"""How the same is said while a worker may see it."""

STANDS_WAITING = "You said yes. You have until {day} to change your mind. No one else sees it before then."
NEXT_WAITING = "You need do nothing. If you leave it as it is, it can be seen from {day} on."
STOPPED_BY_HER = "You stopped it. No one can see it but you."
NEXT_STOPPED_BY_HER = "It stays with you. If you bring it back, you can look at it again first."
BY_WHEN = "You hear from us by {day}. Look on this page."
LATE = "We are late. It is not about what you said. We are still reading with care."
NEXT: Mapping[str, str] = {
    State.DRAFT: "We keep it for you until {kept}. Each time you come back, you have 90 more days.",
    State.HERS: "Look at it on any day. There is no rush.",
    State.RELEASED: "That takes a few minutes. You can hide it on any day.",
    State.PUBLISHED: "You do not have to do anything. You can hide it on any day.",
    State.BACK: "There is no rush. No one reads it before you send it again.",
    State.HELD: "You do not have to do anything. You can write to us on any day.",
    State.LAPSED: "If you do nothing, it stays as it is.",
}
"""What happens next, by the state of a story; where we promised a day, the day stands instead."""

NEXT_MAY_BE_KNOWN = "It waits for what you say. There is no rush."
NEXT_HIDDEN_BY_HER = "It stays hidden until you bring it back."
NEXT_HIDDEN_BY_US = "We tell you here as soon as we know more."

HIDDEN_BY_HER = "You hid it. No one can see it but you."
HIDDEN_BY_US = "We hid it to keep you safe. Look at our note, or leave us one."
WAITS_FOR_COURT = (
    "You told us a court may be looking at your case. "
    "No one but our small team will see this until a legal check is done."
)
"""Said on the last page and on the status page, as long as the answer about court is yes or not sure."""

PRIVATE_SO_FAR = (
    "You left some of it open, so no one will see it. That is fine. It is kept here for you. "
    "You can come back on any day and tick more."
)

PRIVATE = "It is private. Only you can see it. It is kept here for you."
"""Said when she ticked no one: that is an answer, and the end of the way."""

PICK_ONE = "Pick one. “I’m not sure” is fine."
ENDS_SOON = (
    "Your yes ends on {day}. If you do nothing, it stops then. You can keep it as it is, until {later}."
)
ENDS_SOON_NEW_WORDS = (
    "Your yes ends on {day}. If you do nothing, it stops then. The words on our pages have changed. "
    "To keep it, read them and say yes again. Till then no one sees it."
)
KEPT_ON = "You kept it, just as it was. It goes on until {day}. You can hide it on any day."
ENDS_THEN = "It ends on {day}. You do not have to do anything."

SEEN_BY: Mapping[str, str] = {
    Audience.TRAINING_ROOM: "A training room",
    Audience.PRIVATE_LINK: "People with a private link",
    Audience.SUPPORT_GROUP: "Mums in a support group",
}
"""The short name of an audience, for "Right now, this may be seen by"."""


LOOKED_FOR = (
    "You told us about someone who must not find out. A voice can give you away. "
    "It is safest if someone else reads your words, or if we show them in writing."
)
"""Beside the question about her voice, where a particular person may look for her."""

WE_SUGGEST = "We suggest this, so that no one can know you by your voice."
"""In the answer that stands first then."""

THINK_OF_VOICE = (
    "You told us about someone who must not find out. In this story people would hear your voice. "
    "A voice can give you away. You may want to think about that again. You choose. You can leave it as it is."
)
THINK_OF_CHANGED_VOICE = (
    "You told us about someone who must not find out. In this story people would hear your voice, but changed. "
    "A voice can give you away. You may want to think about that again. You choose. You can leave it as it is."
)
"""When she told us so after she had said how her voice may be used."""

VOICE_STAYS = "Your voice stays as you chose. You can change it here on any day."

PERHAPS_LOOKED_FOR = (
    "Is there someone who must not find out? A voice can give you away. "
    "Then it is safest if someone else reads your words, or if we show them in writing."
)
"""The same, where she has not said yet who is in her story."""

IN_FORM: Mapping[str, str] = {
    Medium.WORDS: "Your words in writing",
    Medium.OWN_VOICE: "Your own voice",
    Medium.CHANGED_VOICE: "Your voice, changed",
    Medium.READ_BY_OTHER: "Your words, read by someone else",
    Medium.ART: "Your drawing or photo",
    Medium.ART_PART: "A part of your drawing or photo",
    Medium.WORDS_READ: "What you wrote, read out by someone else",
}
"""In which form it may be met, on her receipt."""

ENDS_WITH: Mapping[str, str] = {
    Event.CASE_ENDS: "Until your court case ends",
    Event.SETTLED: "Until it is settled where your child will live",
}
"""With what besides a day her yes ends."""

CAME: Mapping[str, str] = {
    Event.CASE_ENDS: "My court case has ended",
    Event.SETTLED: "It is settled now",
}
"""The button that says so."""

REACHED: Mapping[str, str] = {
    Way.NONE: "No. You come back with your code words",
    Way.WORKER: "Yes, through your worker",
    Way.PHONE: "Yes, by text or phone, at the time you said",
}
"""How she may be contacted, and nothing that could give her away."""

LED: Mapping[str, str] = {
    Led.ALL: "You hear what it led to, the good and the hard",
    Led.GOOD: "You hear the good that it led to",
    Led.NOTHING: "You do not hear what it led to",
}

NAMED: Mapping[str, str] = {
    Naming.NONE: "No name",
    Naming.MADE_UP: "A name we make up",
    Naming.CHOSEN: "A name that you picked",
    Naming.OWN: "You want your own first name. The law does not let us. We wrote it down",
}
"""How she is named."""

NOT_ALONE = (
    "Someone was with you when you said yes to this. It does not count yet. "
    "When you are on your own, look at it here. Is it still what you want?"
)
CONFIRM_FIRST = "You were not on your own when you said yes. Look at what you said first. It stands below. Then see your story."
CONFIRMED = "Thank you. Now it counts."
NOT_ALONE_NOW = "This waits until you are on your own. You can do it on any day, with your code words."
GIVEN_BESIDE = "Someone was with you. It counts when you say it once more on your own."

STOPPED_BY_EVENT = "Thank you for telling us. It has stopped. No one can see it but you."
DELETED_TOMORROW = (
    "You asked us to delete it then. We do that tomorrow. If you want to keep it, say yes again today."
)
OPENED_ENOUGH = "It was opened as often as you said. No one new can open it now."


def openings_left(left: int) -> str:
    """Return how often it may still be opened."""
    return say_many("Until it has been opened one more time", "Until it has been opened {n} more times", left)


ONLY_HER = "No one but you"
HER_WORKER = "Your worker"
OUR_TEAM = "Our small team"
