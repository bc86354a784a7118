// Names on today's list: of the people one set out to interview today, ticked by hand, and gone the next day. They are
// closed with a key that this browser made and gives to nobody, so that they do not lie about in its files.

import { forget, keep, kept } from "./store.js";

const day = () => new Date().toLocaleDateString("sv-SE"); // yyyy-mm-dd, where the tablet is

export async function keepNames(names) {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const words = new TextEncoder().encode(JSON.stringify(names));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, words);
  await keep("names", { day: day(), key, nonce, closed });
}

export async function todaysNames() {
  const list = await kept("names");
  if (!list) return [];
  if (list.day !== day()) {
    await forget("names");
    return [];
  }
  const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: list.nonce }, list.key, list.closed);
  return JSON.parse(new TextDecoder().decode(words));
}
