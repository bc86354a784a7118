// Closes what was written so that the book alone opens it (partnerships/letterbox.py does the same the other way round).
// The pair is made for this one letter, its private half cannot be taken out and is dropped with this function's end.

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const bytes = (text) => new TextEncoder().encode(text);

const fromText = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

function toText(raw) {
  let signs = "";
  for (const byte of raw) signs += String.fromCharCode(byte);
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export async function closed(words, bound, box) {
  const theirs = await crypto.subtle.importKey("raw", fromText(box), CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: point, info: bytes("wardbook letter street") };
  const key = await crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = { name: "AES-GCM", iv: nonce, additionalData: bytes(bound) };
  const letter = new Uint8Array(await crypto.subtle.encrypt(sealed, key, bytes(words)));
  return toText(new Uint8Array([...point, ...nonce, ...letter]));
}
