"""The words of the consent pages, as data: what is hashed is what is shown (b1, b4).

Templates render these pages and add no sentence of their own to them. To change a word, change it here and raise the
version in `wording.py`, which says what becomes of a yes given under the words from before.

Not legal advice: a family-law and data-protection check, and a test with mothers, come before use
(`domain/consent-wording.md`, from which these words grew). Reading grade at most 6, sentences at most 20 words.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.rules.areas import AREAS
from archive.rules.choices import Audience, Event, Profession, Then, Use
from archive.rules.court import Stage
from stories.contact import Led, Way
from stories.wishes import Naming, Other
from stories.worded_pages import GO_ON, Choice, Group, Page

BEFORE = Page(
    "before",
    "Before you start",
    lead=(
        (
            "Here you can tell what happened to you and your child. We take out names and places. "
            "Then, if you say yes, people who work with families can learn from it."
        ),
        "You do not have to give your name. You can stop at any time. You can come back later.",
        (
            "Saying yes or no will not change the help you get. "
            "We do not send your story to your social worker or to the court."
        ),
        (
            "There are two limits. You may tell us that you or a child is in danger now. "
            "Then we may need to tell someone who can help. We will try to talk to you first."
        ),
        "And a judge could order us to hand over what we hold. We will tell you if that happens and we are allowed to.",
        (
            "Does someone check your phone? Press Leave at the top of any page. It takes you to a weather page. "
            "It does not wipe your phone. The phone may still list this site. A phone that only you use is safer."
        ),
    ),
    buttons=("Carry on", "I have been here before"),
)

COURT = Page(
    "court",
    "Is a family court looking at your case now?",
    lead=(
        (
            "We ask because the law limits what can be shared about a child in a court case. "
            "You could get in trouble if people can tell who you are. We will help you stay safe."
        ),
    ),
    groups=(
        Group(
            "court",
            "",
            (
                Choice(
                    Stage.GOING_ON,
                    "Yes, it is going on now",
                    "You can still tell your story and keep it here.",
                    "No one but our small team will see it until a legal check is done.",
                ),
                Choice(
                    Stage.ENDED,
                    "No, it has ended",
                    "We still take out names, places and dates.",
                    "Some court rules last after a case ends, so we still check.",
                ),
                Choice(Stage.NONE, "There was no court case", "We still take out names, places and dates."),
                Choice(
                    Stage.NOT_SURE,
                    "I’m not sure",
                    "You do not need to know. We will treat it as yes for now.",
                    "It may take longer before anyone sees it.",
                ),
            ),
        ),
    ),
    buttons=(GO_ON,),
)

WHO = Page(
    "who",
    "Who may see your story?",
    lead=("Tick only the ones you want. If you tick none, it stays private.",),
    groups=(
        Group(
            "who",
            "",
            (
                Choice(
                    Audience.TRAINING_ROOM,
                    "People in a training room",
                    "A trainer shows it to about 20 people. They do not get a copy.",
                    "They may talk about it after.",
                    people=20,
                ),
                Choice(
                    Audience.PRIVATE_LINK,
                    "People with a private link",
                    "They can read it at home for a short time. Then the link stops.",
                    "Someone could take a picture of the screen. If someone saves a copy, we cannot get it back.",
                    people=8,
                ),
                Choice(
                    Audience.SUPPORT_GROUP,
                    "Other mums in a support group",
                    "A worker shows it in the group.",
                    "Someone there may know you.",
                    people=7,
                ),
            ),
            many=True,
        ),
    ),
)

JOBS = Page(
    "jobs",
    "Which workers may learn from it?",
    lead=("You can pick some and not others.",),
    groups=(
        Group(
            "jobs",
            "",
            (
                Choice(
                    Profession.SOCIAL_WORKERS,
                    "Social workers",
                    "People who work with families for the council.",
                ),
                Choice(
                    Profession.MIDWIVES,
                    "Midwives and health visitors",
                    "People who look after mums and new babies.",
                ),
                Choice(Profession.DOCTORS, "Doctors and nurses", "This means mental health teams too."),
                Choice(
                    Profession.COURT,
                    "Judges, lawyers and court staff",
                    "People who work in the family court.",
                ),
                Choice(Profession.STUDENTS, "Students", "People who are learning to do these jobs."),
            ),
            many=True,
        ),
    ),
)

VOICE = Page(
    "voice",
    "How may we use your voice?",
    lead=(
        "We type up what you said, so that people who cannot hear can read it. You check it first.",
        "A voice tells a lot: how old you are, where you come from, how you feel. Those who know you know it at once.",
    ),
    groups=(
        Group(
            "voice",
            "",
            (
                Choice(
                    "own-voice",
                    "Play my own voice",
                    "They hear you as you are. What could tell who you are is covered.",
                    "Someone who knows you may know your voice.",
                ),
                Choice(
                    "changed-voice",
                    "Play my voice, but changed",
                    "We make it softer, so that it sounds like someone else. You hear it first.",
                    "It is harder to know you then. It does not hide you. People who know you may know you by the way you speak.",
                ),
                Choice(
                    "read-by-other",
                    "Let someone else read my words",
                    "A person reads them out, once names and places are gone. No one outside our small team hears "
                    "your voice. You hear it first.",
                    "It may not feel like you.",
                ),
                Choice(
                    "words",
                    "Do not play it. Show my words in writing",
                    "No one outside our small team hears it.",
                    "Words can be copied and pasted.",
                ),
            ),
        ),
    ),
)

ALOUD = Page(
    "aloud",
    "May someone else read your words out?",
    lead=(
        "You wrote your story down. Some people take it in better when they hear it.",
        "So someone can read your words out. You do not have to want that. It changes nothing if you say no.",
    ),
    groups=(
        Group(
            "aloud",
            "",
            (
                Choice(
                    "words-read",
                    "Yes, let someone read them out",
                    "They read what others will read, once names and places are gone. They are not told who you are. "
                    "You hear it first.",
                    "It takes longer, as we need to find someone. It may not feel like you.",
                ),
                Choice(
                    "no",
                    "No, just show them in writing",
                    "We ask no one to read them out. The rest stays as it is.",
                ),
            ),
        ),
    ),
    after=("You can take the reading back on any day. Then no one hears it, and your words stay.",),
    buttons=(GO_ON, "Not sure. Just in writing"),
)

ART = Page(
    "art",
    "May we show your drawing or photo?",
    groups=(
        Group(
            "art",
            "",
            (
                Choice(
                    "art",
                    "Yes, show it",
                    "We cover faces and names. We take out hidden facts, like where a photo was taken. "
                    "You see it first.",
                    "Someone who has seen it before will know it is yours.",
                ),
                Choice(
                    "art-part",
                    "Show a part of it",
                    "Tell us which part you like, or we pick one and ask you.",
                    "The rest stays with us and no one else sees it.",
                ),
                Choice("no", "No", "We keep it safe with your story. We do not show it."),
            ),
        ),
    ),
)

USE = Page(
    "use",
    "What may we use it for?",
    lead=("Tick only the ones you want.",),
    groups=(
        Group(
            "use",
            "",
            (
                Choice(
                    Use.TEACHING,
                    "Teaching",
                    "A trainer shows it, and people talk about what they can do better.",
                    "Some people may not agree with you.",
                ),
                Choice(
                    Use.SHORT_PART,
                    "A short part on its own",
                    "We may use one line, or a few.",
                    "A short part can sound different from the whole.",
                ),
                Choice(
                    Use.BESIDE,
                    "Next to other mums’ stories",
                    "A trainer may show yours and then one more.",
                    "People may compare the two.",
                ),
                Choice(
                    Use.TALK_OR_REPORT,
                    "A talk or a report",
                    "We may read it out or print a part.",
                    "Once it is in print, we cannot take it back.",
                ),
                Choice(
                    Use.RESEARCH,
                    "Research",
                    "People who study family life may read it with others.",
                    "They must follow our rules. If their work is out, we cannot change it.",
                ),
                Choice(
                    Use.LANGUAGES,
                    "Other languages",
                    "We put your words into other languages. A person checks them.",
                    "It may not sound just like you.",
                ),
                Choice(
                    Use.OFFLINE,
                    "A copy for a room with no internet",
                    "A trainer takes a locked copy with them. It opens with a code, for a few days.",
                    "If you say stop, we ask for it back. We cannot reach in and shut it.",
                ),
            ),
            many=True,
        ),
    ),
    after=(("We never sell your story. We never use it to train AI. We never give it to the news."),),
)

TONGUE = Page(
    "tongue",
    "In which words may it be seen?",
    lead=(
        "You told it in your own language. We can put your words into English too.",
        "Each one is a yes of its own. You can take back one and keep the other.",
    ),
    groups=(
        Group(
            "tongue",
            "",
            (
                Choice(
                    "own",
                    "My own words",
                    "They read it, or hear it, in the language I told it in.",
                    "Someone who speaks as you do may know you by it.",
                ),
                Choice(
                    "en-GB",
                    "My words in English",
                    "A person puts them into English, or checks them. You see it first. "
                    "It does not go out before you say yes to it.",
                    "It may not sound just like you. They read it. They do not hear your voice.",
                ),
            ),
            many=True,
        ),
    ),
    after=("Tick just one, or both. If you do not tick English, no one puts your words into English.",),
    buttons=(GO_ON, "Not sure. Just my own words"),
)

NEAR = Page(
    "areas",
    "Hide it from people who work near me",
    lead=(
        "Tick the parts of the country where it must not be shown. Each one is the size of a county or a big town.",
        "People move jobs, so we cannot be sure that no one from there will ever see it.",
    ),
    groups=(Group("areas", "", tuple(Choice(id, name) for id, name in AREAS.items()), many=True),),
)

LONG = Page(
    "long",
    "How long may we use it?",
    lead=("When the time is up, we stop showing it. You do not have to do a thing.",),
    groups=(
        Group(
            "long",
            "",
            (
                Choice("6-months", "6 months", "A short time, if you want to try it and see."),
                Choice("1-year", "1 year", "You can say yes again after that."),
                Choice("2-years", "2 years", "This is the longest we go without asking you again."),
                Choice("until", "Until a day I pick", "It can be any day in the next 2 years."),
                Choice(
                    Event.CASE_ENDS,
                    "Until my court case ends",
                    "You tell us here when it has ended. Then we stop at once.",
                    "If no one tells us, it stops after 2 years.",
                ),
                Choice(
                    Event.SETTLED,
                    "Until it is settled where my child will live",
                    "You tell us here when you know. Then we stop at once.",
                    "If no one tells us, it stops after 2 years.",
                ),
                Choice(
                    "times",
                    "Until it has been opened a number of times",
                    "We count each trainer who opens it, and each person with a link. Then we stop at once.",
                    "A trainer may show it to a full room. That still counts as one.",
                ),
            ),
        ),
        Group(
            "then",
            "What then?",
            (
                Choice(Then.ASK, "Ask me", "We leave a note here. It stays hidden until you say yes again."),
                Choice(Then.HIDE, "Hide it and keep it safe", "You can bring it back."),
                Choice(
                    Then.DELETE,
                    "Delete it",
                    "We wipe it for good.",
                    "What people have seen, they have seen. We cannot change that.",
                ),
            ),
        ),
    ),
)

NAMED = Page(
    "named",
    "How shall we name you?",
    lead=("We take your own name out, and the names of all the others. Something can stand in its place.",),
    groups=(
        Group(
            "named",
            "",
            (
                Choice(Naming.NONE, "No name", "We just say: a mother."),
                Choice(Naming.MADE_UP, "A name you make up for me", "You see it before anyone else does."),
                Choice(
                    Naming.CHOSEN,
                    "A name that I pick",
                    "Not your own, and none that people call you.",
                    "Two people check that no one can know you by it.",
                ),
                Choice(
                    Naming.OWN,
                    "My own first name",
                    "We write down that you want this. We cannot do it now.",
                    "The law says that no one may learn who a child in a court case is. Your name could show who your child is.",
                ),
            ),
        ),
    ),
    buttons=(GO_ON, "Not sure. No name"),
)

_HOW_IT_STANDS = (
    Choice(Other.NOT_IN_IT, "Not in it"),
    Choice(Other.KNOWS, "In it. They know that I tell this"),
    Choice(Other.DOES_NOT_KNOW, "In it. They do not know"),
    Choice(Other.DANGER, "In it. Someone could get hurt if they find out"),
)

OTHERS = Page(
    "others",
    "Who else is in your story?",
    lead=(
        "We take out their names too. This helps us to see what else we have to take out.",
        "Only the two people who read your story see what you tick here.",
    ),
    groups=(
        Group("child", "My child, or my children", _HOW_IT_STANDS),
        Group("parent", "My child’s other parent", _HOW_IT_STANDS),
        Group("someone", "Someone else: family, a friend, a worker", _HOW_IT_STANDS),
    ),
    after=("Is someone in danger now? Press “Talk to someone now” at the end of this page.",),
    buttons=(GO_ON, "Not sure. Leave this out"),
)

CONTACT = Page(
    "contact",
    "May we get in touch?",
    lead=("We will never say what it is about in a text or a voice message.",),
    groups=(
        Group(
            "contact",
            "",
            (
                Choice(
                    Way.NONE,
                    "No. I will come back with my code words",
                    "You can look at any time and see what is going on.",
                    "If we find a problem, we will hide your story and wait for you.",
                ),
                Choice(
                    Way.WORKER,
                    "Yes, through my worker",
                    "They will tell you when you next meet.",
                    "Your worker will know that you shared a story. They see the story only if you say so.",
                ),
                Choice(
                    Way.PHONE,
                    "Yes, by text or phone",
                    "Tell us a number and a time that is safe.",
                    "Someone else may see your phone.",
                ),
            ),
        ),
        Group(
            "voicemail",
            "",
            (Choice("voicemail", "You may leave a voice message", "If you do not tick this, we hang up."),),
            many=True,
        ),
        Group(
            "led",
            "Shall we tell you what your story led to?",
            (
                Choice(
                    Led.ALL,
                    "Yes, the good and the hard",
                    "You see how many people heard it and what they said they will do.",
                ),
                Choice(Led.GOOD, "Only the good", "We check each note before you see it."),
                Choice(Led.NOTHING, "No", "You can change this at any time."),
            ),
        ),
    ),
    buttons=(GO_ON, "Not sure. Do not contact me"),
)

CHECK = Page(
    "check",
    "See what they will see",
    lead=(
        "These are your words as they stand now. No one else has seen them.",
        (
            "Two people will read them with care. They take out names, places and dates. "
            "Gaps will show where we took something out."
        ),
        "Then you see just what others will see. Nothing goes out before you say yes to that.",
    ),
    after=("You can change it. You can stop here and come back on a different day.",),
    buttons=("Yes, this is right", "Change something", "Not today"),
)

CLEAR = Page(
    "clear",
    "Have we been clear?",
    lead=("These two are to check us, not you.",),
    groups=(
        Group(
            "copy",
            "Someone saves a copy of a story. Can we get it back?",
            (Choice("yes", "Yes"), Choice("no", "No"), Choice("not-sure", "Not sure")),
        ),
        Group(
            "stop",
            "You change your mind next month. Can you stop it then?",
            (Choice("yes", "Yes"), Choice("no", "No"), Choice("not-sure", "Not sure")),
        ),
    ),
    after=("If an answer is not what you thought, that is our fault. We will tell you that part again.",),
    buttons=("Go on",),
)

AGAIN: Mapping[str, tuple[str, str]] = {
    "copy": (
        "no",
        "If someone saves a copy, we cannot get it back. So only say yes to people you are happy to have it.",
    ),
    "stop": ("yes", "You can stop it on any day. You press one button, and no one can see it any more."),
}
"""For each question of `clear`: the answer that is so, and the same thing told again in other words."""

DONE = Page(
    "done",
    "Thank you. Your story is safe with us",
    lead=(
        (
            "No one else can see it yet. Two people will read it with care and check it for names and places. "
            "This takes about {days} days."
        ),
        "Then you will see it first. Nothing goes out until you say yes once more.",
        (
            "Your six code words bring you back here. Write them down, or learn them, or ask your worker to keep them. "
            "Do not save them in this phone if someone else uses it."
        ),
    ),
    buttons=("See where it stands",),
)

PAGES = (
    BEFORE,
    COURT,
    WHO,
    JOBS,
    VOICE,
    ALOUD,
    ART,
    USE,
    TONGUE,
    NEAR,
    LONG,
    NAMED,
    OTHERS,
    CONTACT,
    CHECK,
    CLEAR,
    DONE,
)
"""Every page, in the order in which it is asked."""
