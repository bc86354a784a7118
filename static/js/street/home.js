// On the desk and on the tablet's own pages: whether there is signal, what waits and what became of it. Takes the pages
// along, and sends what waits: now, when the browser says that signal is back (which it often says a moment too early, so
// soon again), and every so often.

import { todaysNames } from "./names.js";
import { register, take } from "./pages.js";
import { sendAgain, sendAll } from "./sending.js";
import { kept, waiting } from "./store.js";
import { clockWords, kindOf, waitingWords, when } from "./words.js";

const SOON = 1000;
const OFTEN = 20_000;
const SELDOM = 300_000;
const STATES = {
  there: "Signal.",
  none: "No signal.",
  "signed-out": "Signal, but you are signed out.",
  barred: "Signal, but these pages are not for who is signed in.",
  trouble: "Signal, but the book does not answer now.",
};
const box = document.querySelector("[data-signal]");
const part = (name) => box.querySelector(`[data-signal-${name}]`);
const isHome = location.pathname === "/street/";
let found = { state: "none" };
let asked = 0;
let pause = SOON;
let next;
let note = "";

function anchor(href, text, css = "govuk-link wb-signal__link") {
  return Object.assign(document.createElement("a"), { href, textContent: text, className: css });
}

function line(text, link, button) {
  const item = document.createElement("li");
  item.append(text);
  if (link) item.append(" ", anchor(link.href, link.text));
  if (button) {
    const control = Object.assign(document.createElement("button"), { type: "button", textContent: button.text, className: "govuk-button govuk-button--secondary" });
    control.addEventListener("click", button.press);
    item.append(" ", control);
  }
  return item;
}

function waitingLine(entry) {
  const what = `${kindOf(entry)}, written ${when(entry.made_at)}`;
  if (found.user && entry.author !== found.user) return line(`${what}: waits until its author signs in.`);
  if (!entry.trouble) return line(`${what}: ${entry.tries ? "the book could not take it yet; it is tried again" : "waits"}.`);
  const text = entry.state === "conflict" ? "Send it as a new one" : "Try again";
  return line(`${what}: ${entry.trouble}`, null, { text, press: () => sendAgain(entry).then(show) });
}

function arrivedLine(one) {
  const what = `${kindOf(one)}, written ${when(one.made_at)}`;
  if (one.state === "held") return line(`${what}: arrived, and has to be looked at. ${one.said || one.why}.`, { href: one.address, text: "Look at it" });
  if (one.alike) return line(`${what}: in the book, and may be the same as another issue.`, { href: "/street/held/#alike", text: "Look at both" });
  return line(`${what}: in the book.`, one.state === "taken" ? { href: one.address, text: "See it" } : null);
}

async function show() {
  if (!box) return;
  const entries = await waiting();
  const arrived = (await kept("arrived")) ?? [];
  box.hidden = false;
  box.dataset.state = found.state;
  part("state").textContent = STATES[found.state];
  part("waiting").textContent = waitingWords(entries.length);
  part("sign-in").hidden = !(found.state === "signed-out" && entries.length);
  part("sign-in").replaceChildren(anchor("/sign-in/?next=/street/", "Sign in to send", "govuk-button"));
  part("held").hidden = !found.held;
  part("held").firstElementChild.textContent = found.held ? `${found.held} to look at` : "";
  part("list").replaceChildren(...entries.map(waitingLine), ...arrived.map(arrivedLine));
  const off = arrived.find((one) => one.clock_off)?.clock_off;
  part("notes").textContent = [note, off ? clockWords(off) : ""].join(" ").trim();
  const taken = await kept("taken");
  const place = document.querySelector("[data-taken]");
  if (place && taken) place.textContent = `As the book stood ${when(taken.at)}.`;
}

function hear(news) {
  if (news.signal) found = news.signal;
  show();
}

async function goOn() {
  clearTimeout(next);
  asked = Date.now();
  const present = await sendAll();
  await show();
  if (present?.state !== "there") return tryAgain(present);
  pause = SOON;
  const changed = await take(present);
  if (isHome && changed) location.reload(); // the tour as it stands now
  else if (changed) await show();
}

// The browser says that there is signal, and the book was not reached, or another tab is at it: sooner at first, then as
// often as ever.
function tryAgain(present) {
  if (!navigator.onLine || (present && present.state !== "none")) return;
  clearTimeout(next);
  next = setTimeout(goOn, pause);
  pause = Math.min(pause * 2, OFTEN);
}

function signalIsBack() {
  pause = SOON;
  return goOn();
}

// An old browser, a private window, an address without HTTPS: it works while there is signal.
function unable() {
  note = "This browser cannot keep pages for when there is no signal. Use a newer one, at the book’s secure address.";
  show();
}

function welcome() {
  const place = document.querySelector("[data-kept]");
  const kind = isHome && new URLSearchParams(location.search).get("kept");
  if (!place || !kind) return;
  place.hidden = false;
  place.textContent = `${kindOf({ kind })} kept, closed, on this tablet. It is sent by itself when there is signal.`;
  place.focus();
  history.replaceState(null, "", "/street/");
}

globalThis.addEventListener("street", (event) => hear(event.detail));
new BroadcastChannel("street").addEventListener("message", (event) => hear(event.data));
addEventListener("online", signalIsBack);
addEventListener("offline", () => hear({ signal: { state: "none" } }));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && goOn());
setInterval(async () => ((await waiting()).length || found.state === "none" || Date.now() - asked > SELDOM) && goOn(), OFTEN);
welcome();
show();
register().then((worker) => worker ?? unable(), unable);
todaysNames().catch(() => null); // those of yesterday go
goOn();
