"""A learning system of our own, for tests: it holds a key, answers a launch that is asked for, and reads what is sent back.

Written from the standards and not from the code under test; it shares nothing with it but the making of a key.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from archive.reading.lms import platforms
from archive.reading.tables import TRAINER_KEY
from tests.rooms.shelving import Library, now

LTI = "https://purl.imsglobal.org/spec/lti/claim/"
LTI_DL = "https://purl.imsglobal.org/spec/lti-dl/claim/"
CANARY = "wilhelmina.quatt@uni.example"
"""The address of a learner, which the system tells everybody and we must not keep."""


def new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class LearningSystem:
    """One platform with one tool, ours."""

    name: str = "Meadow Learn"
    issuer: str = "https://learn.example.org"
    client_id: str = "tool-7"
    deployment: str = "1"
    home: str = "https://learn.example.org"
    key: RSAPrivateKey = field(default_factory=new_key, repr=False)

    @property
    def key_set(self) -> str:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return json.dumps({"keys": [public | {"kid": "k1", "use": "sig", "alg": "RS256"}]})

    def register(self, library: Library, organisation: str) -> None:
        """Have it registered, as the command does."""
        with Session(library.room.lists) as session, session.begin():
            platforms.register(
                session, organisation_id=organisation, name=self.name, issuer=self.issuer, client_id=self.client_id,
                deployments=[self.deployment], sign_in_url=f"{self.home}/auth?from=tool", keys=self.key_set,
                today=now().today,
            )  # fmt: skip
            platforms.our_key(session, library.room.shelf.keys.get(TRAINER_KEY))

    # What it says

    def claims(self, nonce: str, **others: object) -> dict[str, Any]:
        return {
            "iss": self.issuer, "aud": self.client_id, "sub": "learner-88", "exp": time.time() + 300, "iat": time.time(),
            "nonce": nonce, "name": "Wilhelmina Quatt", "email": CANARY, LTI + "version": "1.3.0",
            LTI + "deployment_id": self.deployment, LTI + "roles": [], **others,
        }  # fmt: skip

    def resource(self, nonce: str, item: Mapping[str, Any], **others: object) -> dict[str, Any]:
        """A learner presses an item of a course."""
        return self.claims(
            nonce,
            **{
                LTI + "message_type": "LtiResourceLinkRequest", LTI + "resource_link": {"id": "r1"},
                LTI + "target_link_uri": item.get("url", ""), LTI + "custom": item.get("custom", {}), **others,
            },
        )  # fmt: skip

    def choosing(self, nonce: str, **others: object) -> dict[str, Any]:
        """A teacher asks what an item should open."""
        settings = {
            "deep_link_return_url": f"{self.home}/deep", "accept_types": ["ltiResourceLink"],
            "accept_presentation_document_targets": ["window"], "data": "csrf-of-theirs",
        }  # fmt: skip
        kind = {LTI + "message_type": "LtiDeepLinkingRequest", LTI_DL + "deep_linking_settings": settings}
        return self.claims(nonce, **{**kind, **others})

    def sign(self, said: Mapping[str, Any], **header: str) -> str:
        return jwt.encode(dict(said), self.key, algorithm="RS256", headers={"kid": "k1", **header})

    def read(self, token: str, key_set: Mapping[str, Any]) -> dict[str, Any]:
        """What we answered, once it is proved with the keys that we hand out."""
        kid = jwt.get_unverified_header(token)["kid"]
        key = next(one for one in jwt.PyJWKSet.from_dict(dict(key_set)).keys if one.key_id == kid)
        return dict(jwt.decode(token, key, algorithms=["RS256"], audience=self.issuer, issuer=self.client_id))

    # A browser between the two

    def ask(self, browser: FlaskClient, **others: str) -> dict[str, str]:
        """Send a browser to our door; return what we ask the system then."""
        sent = {"iss": self.issuer, "client_id": self.client_id, "login_hint": "88", "lti_message_hint": "m1", "target_link_uri": "x"}  # fmt: skip
        answer = browser.post("/course/login", data=sent | others, headers=ELSEWHERE)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        parts = urlsplit(answer.headers["Location"])
        assert answer.headers["Location"].startswith(f"{self.home}/auth?from=tool&")
        return {name: value[0] for name, value in parse_qs(parts.query).items()}

    def send(self, browser: FlaskClient, asked: Mapping[str, str], said: Mapping[str, Any]) -> TestResponse:
        """Post what the system says, as its page would."""
        form = {"state": asked["state"], "id_token": self.sign(said)}
        return browser.post("/course/launch", data=form, headers=ELSEWHERE)

    def launch(self, browser: FlaskClient, item: Mapping[str, Any]) -> str:
        """Launch an item; return the address that the page leads on to."""
        asked = self.ask(browser)
        return onward(self.send(browser, asked, self.resource(asked["nonce"], item)))

    def choose(self, browser: FlaskClient) -> str:
        """Ask what to open; return the address that the page leads on to."""
        asked = self.ask(browser)
        return onward(self.send(browser, asked, self.choosing(asked["nonce"])))


ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://learn.example.org"}


def onward(answer: TestResponse) -> str:
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200, page
    found = re.search(r'content="0;url=([^"]+)"', page)
    assert found
    return found[1]


def sent_back(page: str) -> tuple[str, str]:
    """Where a form of ours carries an answer, and the answer."""
    found = re.search(r'action="(https?:[^"]+)"><input type="hidden" name="JWT" value="([^"]+)"', page)
    assert found, page
    return found[1], found[2]
