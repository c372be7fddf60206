"""The words that code words are drawn from: the EFF's long list, without what would hurt here.

The list comes with the package `xkcdpass` (BSD), and only this file opens it. It was made for dice: picturable, mostly
short, no two alike (EFF, "Deep Dive: EFF's New Wordlists", 2016). It also holds `removal`, `custody` and `childless`.
Six words keep 77 bits as long as 7,298 words are left; `BITS` says what they have, and a shorter list does not load.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

COUNT = 6
FEWEST_BITS = 77

_COURT = """
    affidavit agency amnesty apprehend arrest attest chaperone constable coroner culpable culprit custodian
    custody defendant deport detective detention evict evidence handcuff imprison jailbird jailbreak jailer
    jailhouse judge judicial judiciary juror jury justice legal liability liable litigate litigator parole
    penalize penalty perjurer perjury police prison probation punisher revocable revoke statutory suing
    trial tribunal unfair unlawful verdict wrongdoer wronged wrongful wrongly wrongness
"""
_CHILDREN = """
    amniotic babied breeder caregiver caretaker cesarean childcare childhood childish childless childlike
    cradle cradling crib daughter daycare diaper epidural family fetal foster gestate gestation mama
    maternal maternity mating matriarch mom mummy nanny nappy nursery nursing ovary pacifier pediatric
    pregnancy pregnant prenatal preteen procreate progeny pureblood rebirth sibling stroller swaddling
    trimester tyke umbilical underage womanless womb
"""
_TAKEN = """
    alone captivate captive captivity capture departed departure deprive discard dismiss disown estranged
    evacuee exile grief grievance grieving grievous mourner mournful neglector negligee negligent outcast
    parted parting reassign relocate removable removal removed remover removing repossess reunion reunite
    stole surrender taking trapping unclaimed uninvited unlovable unloved unloving unwanted unwelcome
"""
_DEATH = """
    afterlife ashes casket catacomb deceased demise drown entomb exhume extinct graves graveyard headstone
    morbidity morbidly mortality mortally mortician mortuary mummified mummify obituary overkill perish
    reburial skeletal skeleton undead undying widow zombie
"""
_HARM = """
    abrasion affair slashed slashing slit thrash
    afflicted afraid agonize agonizing agony ambush anguished ashamed avenge avenging
    backstab bash battered battering battery battle blame blaming browbeat bruising brute brutishly bully
    carnage chokehold choking clobber coerce cruelly cruelness cruelty crushed crusher danger deranged
    distress domestic duress endanger enslave entrap exploit flinch fondling frighten frightful gore gory
    harmful hate hatred headlock hurt kick lash maimed manhandle manhunt marauding mutilated mutilator
    onslaught oppressed oppressor overpower persecute predator prowler prowling pummel rabid rage ravage
    ravishing revenge savage scalded scalding scared scarily scariness scarring scary shank slain slam
    slapping smite stoning strangle stricken strike struck sufferer suffering suffocate swear tantrum
    threaten throttle tragedy trapped treachery tremble trembling unclothed undress unsafe vendetta vengeful
    venomous villain violate violation violator whacking wince wound wreckage wrecker wrecking
"""
_WEAPONS = """
    armed arming arson bazooka blade buckshot cannon dagger detonate detonator dynamite explode handgun
    hatchet mace revolver rifling shrapnel spearhead
"""
_DRUGS = """
    absinthe amaretto bootleg cannabis dealer detoxify drank drinking hangover junkie liqueur morphine
    morphing nicotine opium prozac rehab relapse relapsing ritalin sedate sedation sedative tavern valium
"""
_BODY = """
    arousal badass bladder bust catatonic chubby crazed crazily craziness crazy delirious delusion depress
    deviancy deviant deviate douche egomaniac excretion excretory gigolo groin imbecile lunacy lustfully
    lustily lustiness lusty mammary mammogram neurosis neurotic phobia rectal seduce seducing sensually
    sensuous sterile sterility sterilize thong unsterile
"""
_INSULT = """
    bonehead cesspool defective degraded degrading depraved depravity disgrace dork dweeb fascism filth
    hunchback idiocy immorally jockstrap lazily laziness lazy lying mongrel pauper racism scoundrel shame
    sinner skinhead spinster trash trustless twerp unashamed uncaring ungodly unkind unmoral unworthy
    uselessly wimp
"""

_BELIEF = """
    buddhist crusader democrat evil islamist marxism pagan parasite prayer salvation senator stench unneeded
    unstable
"""

UNWANTED = frozenset(
    word
    for group in (_COURT, _CHILDREN, _TAKEN, _DEATH, _HARM, _WEAPONS, _DRUGS, _BODY, _INSULT, _BELIEF)
    for word in group.split()
)
"""What no mother should have to keep in her head, by the reasons above."""


@cache
def words() -> tuple[str, ...]:
    """Return the list, sorted: lower-case words of letters only.

    Raises:
        ValueError: too few words are left for six of them to have 77 bits.
    """
    listed = files("xkcdpass").joinpath("static/eff-long").read_text(encoding="ascii").split()
    kept = tuple(sorted(word for word in set(listed) if word.isalpha() and word not in UNWANTED))
    if COUNT * math.log2(len(kept)) < FEWEST_BITS:
        raise ValueError(f"{len(kept)} words are too few.")
    return kept


def bits() -> float:
    """Return how many bits six words of the list have."""
    return COUNT * math.log2(len(words()))
