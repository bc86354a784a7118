"""A letter box: whoever has its public half puts something in, and the book alone opens it.

Beside `partnerships.enclosing`, which closes with a key that also opens: what a tablet closes must not be open to the
tablet, nor to whoever finds it. So each letter is closed with a key of its own (ECDH over P-256 with a pair made for
that letter, HKDF-SHA256, AES-256-GCM), all of which every browser has; what is left on the tablet opens nothing.

A letter is, in base64 for addresses: 65 bytes public point of the letter's own pair, 12 bytes nonce, the rest closed.
It is bound to words that travel beside it in clear (`bound`): with any of them changed it does not open.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many private keys the curve has (SEC 2, 2.4.2)."""
POINT, NONCE, TAG = 65, 12, 16


class Shut(Exception):  # noqa: N818 - what the letter is
    """It was closed for another book or another key, or was changed on its way."""


@dataclass(frozen=True, slots=True)
class Letterbox:
    """The pair of a purpose. `name` says which key a letter is for: a digest of the public half."""

    purpose: str
    private: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> bytes:
        """The public half as every browser imports it: 65 bytes, uncompressed."""
        return self.private.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    @property
    def name(self) -> str:
        return hashlib.sha256(self.public).hexdigest()[:16]

    @property
    def public_text(self) -> str:
        return written(self.public)

    def opened(self, letter: str, bound: str) -> bytes:
        """What is in the letter. Raises Shut where it is not for this key, or `bound` is not what it was bound to."""
        raw = read(letter)
        if len(raw) < POINT + NONCE + TAG:
            raise Shut
        theirs, nonce, closed = raw[:POINT], raw[POINT : POINT + NONCE], raw[POINT + NONCE :]
        try:
            shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
            return AESGCM(letter_key(shared, theirs, self.purpose)).decrypt(nonce, closed, bound.encode())
        except (InvalidTag, ValueError) as error:
            raise Shut from error


def letterboxes(purpose: str) -> list[Letterbox]:
    """The pair that closes now, then those of earlier secret keys (SECRET_KEY_FALLBACKS), so that what waited opens."""
    return [_of(purpose, str(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def opened(purpose: str, name: str, letter: str, bound: str) -> bytes:
    """What is in a letter for the key of that name. Raises Shut."""
    for box in letterboxes(purpose):
        if box.name == name:
            return box.opened(letter, bound)
    raise Shut


def closed(box: Letterbox, words: bytes, bound: str) -> str:
    """A letter for that box, closed as static/js/street/sealing.js does: with a pair that is then forgotten."""
    own = ec.generate_private_key(CURVE)
    point = own.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, box.public))
    nonce = os.urandom(NONCE)
    sealed = AESGCM(letter_key(shared, point, box.purpose)).encrypt(nonce, words, bound.encode())
    return written(point + nonce + sealed)


def written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def read(text: str) -> bytes:
    """Raises Shut where it is no base64 for addresses."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Shut from error


def _of(purpose: str, secret: str) -> Letterbox:
    """The private key follows from the secret key, as those of `enclosing` do: nothing further has to be kept safe."""
    wide = HKDF(hashes.SHA256(), 48, salt=None, info=f"wardbook letter box {purpose}".encode()).derive(secret.encode())
    return Letterbox(purpose, ec.derive_private_key(int.from_bytes(wide, "big") % (ORDER - 1) + 1, CURVE))


def letter_key(shared: bytes, point: bytes, purpose: str) -> bytes:
    """The key of one letter, from what both pairs give together; static/js/street/sealing.js makes the same."""
    return HKDF(hashes.SHA256(), 32, salt=point, info=f"wardbook letter {purpose}".encode()).derive(shared)
