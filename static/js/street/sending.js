// Sends what waits, in the order in which it was written, by one tab or worker at a time. An entry leaves the tablet only
// once the book has said that it has it; whatever else happens, it waits. Sent twice, it counts once: its key was made
// with it.

import { outdate } from "./pages.js";
import { change, keep, kept, remove, waiting } from "./store.js";

const HEARD = new BroadcastChannel("street");
const SHOWN = 20;
const PATIENCE = 8000; // nobody is kept waiting by a question that a signal swallowed: it is put again
const LONG_PATIENCE = 60_000; // for an entry, which may be long
const TRIES = 3; // an entry at which the book fails so often lets the others go first, and is tried again next time

export function tell(news) {
  HEARD.postMessage(news);
  globalThis.dispatchEvent(new CustomEvent("street", { detail: news })); // a channel does not tell itself
}

// Who is signed in, and a token to send with; { state: "none" } without signal, "signed-out" without a session.
export async function signal() {
  let answer;
  try {
    answer = await fetch("/street/signal/", { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return { state: "none" };
  }
  if (answer.type === "opaqueredirect") return { state: "signed-out" };
  if (!answer.ok) return { state: answer.status === 403 ? "barred" : "trouble" };
  return { state: "there", ...(await answer.json().catch(() => ({ state: "none" }))) };
}

export async function sendAll() {
  if (!navigator.locks) return send(); // an old browser: two tabs may send the same, and the book takes it once
  return navigator.locks.request("street-sending", { ifAvailable: true }, (lock) => (lock ? send() : null));
}

async function send() {
  const found = await signal();
  tell({ signal: found });
  if (found.state !== "there") return found;
  const before = await waiting();
  for (const entry of before) {
    if (entry.author !== found.user) continue; // it waits for whoever wrote it
    if (entry.trouble && !entry.again) continue; // it waits to be looked at
    const next = await sendOne(entry, found.token);
    if (next === "lost") return { state: "none" };
    if (next === "stop") break;
  }
  if ((await waiting()).length === before.length) return found;
  const after = await signal(); // how many are held now
  tell({ signal: after });
  return after;
}

async function sendOne(entry, token) {
  const { number, trouble, again, tries, ...sent } = entry;
  let answer, said;
  try {
    answer = await fetch("/street/entries/", {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ ...sent, sent_at: new Date().toISOString() }),
      signal: AbortSignal.timeout(LONG_PATIENCE),
    });
    said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  } catch {
    return "lost"; // no signal, or the answer was lost: it is sent again, and counts once
  }
  if (["taken", "held", "aside"].includes(said.state)) {
    await note({ kind: entry.kind, made_at: entry.made_at, ...said });
    await remove(entry);
    tell({ arrived: true });
    return "go on";
  }
  if (["conflict", "shut"].includes(said.state)) {
    await change({ ...entry, again: false, trouble: said.said, state: said.state });
    return "go on";
  }
  if (said.state === "another") return "go on";
  if ([400, 413, 422].includes(answer.status)) {
    await change({ ...entry, again: false, trouble: "The book cannot read this entry.", state: "malformed" });
    return "go on";
  }
  if (answer.status >= 500) {
    await change({ ...entry, tries: (tries ?? 0) + 1 });
    return (tries ?? 0) + 1 < TRIES ? "stop" : "go on";
  }
  return "stop"; // signed out meanwhile, too many at once, a token that is over
}

// What became of an entry: without a word of it, for as long as this person works with the tablet.
async function note(arrival) {
  const before = ((await kept("arrived")) ?? []).filter((one) => one.address !== arrival.address);
  await keep("arrived", [arrival, ...before].slice(0, SHOWN));
  await outdate();
}

// What the person decided of an entry the book could not take: try it once more, or send it under a key of its own.
export async function sendAgain(entry) {
  const asNew = entry.state === "conflict" ? { closed_as: entry.closed_as ?? entry.key, key: crypto.randomUUID() } : {};
  await change({ ...entry, ...asNew, again: true });
  return sendAll();
}
