// What is typed while a meeting runs stays on the page until the book has it. The page asks every few seconds whether the
// book answers and somebody is signed in. Where not, it says so, holds the form that is sent, with every word of it, and
// sends it as soon as it can; sent twice it counts once, by its key. All is well, or without this module: a form as any.

const EVERY = 5000;
const SAID = {
  lost: "No connection. What you type stays here, and what you save is sent as soon as there is one.",
  trouble: "The book does not answer at the moment. What you type stays here, and what you save is sent again.",
  out: "You are signed out. Sign in in another tab: what you typed is still here, and is sent then.",
  other: "Somebody else is signed in here now. What you typed is still here, and waits until you sign in again.",
  unsaved: "What you typed is not saved yet. Save it first, or press again to go on without it.",
};
let state = "there";
let typed = null; // the form with words in it that the book does not have
let leaving = false;

function say(what) {
  const place = document.querySelector("[data-says]");
  const words = SAID[what] ?? "";
  if (place && place.textContent !== words) place.textContent = words;
}

// Whether the book answers to somebody who is signed in, without keeping their session open by it.
async function ask() {
  let answer = null;
  try {
    answer = await fetch("/signed-in/", { redirect: "manual", cache: "no-store" });
  } catch {
    state = "lost";
  }
  if (answer) state = answer.ok ? "there" : answer.status >= 500 ? "trouble" : "out";
  if (answer?.ok) {
    const { user, token } = await answer.json();
    if (String(user) !== document.querySelector("[data-keeps]").dataset.keeps) state = "other"; // it is not theirs
    for (const field of document.querySelectorAll("main [name=csrfmiddlewaretoken]")) field.value = token;
  }
  say(state);
}

const until = (moment) =>
  new Promise((done) => {
    globalThis.addEventListener("online", done, { once: true });
    setTimeout(done, moment);
  });

async function post(form, button) {
  const sent = new FormData(form); // anew each time: somebody may have typed on
  if (button?.name) sent.append(button.name, button.value);
  const body = new URLSearchParams([...sent].filter(([, value]) => typeof value === "string"));
  const to = form.getAttribute("action") || location.href;
  return fetch(to, { method: "POST", body, headers: { "X-Kept-Form": "yes" }, redirect: "manual" }).catch(() => null);
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const first = document.querySelector("main .govuk-error-summary, main .wb-conflict, main");
  first.tabIndex = -1;
  first.focus();
}

async function hold(form, button) {
  for (;;) {
    await ask();
    const answer = state === "there" ? await post(form, button) : null;
    if (answer?.status === 204) {
      leaving = true;
      return location.assign(answer.headers.get("X-Leads-To"));
    }
    if (answer && answer.status < 500 && answer.status !== 403) return show(await answer.text());
    await until(EVERY);
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.closest("[data-keeps]")) return;
  if (form.dataset.held) return event.preventDefault();
  if (typed && typed !== form && typed.isConnected) {
    event.preventDefault();
    typed = null;
    return say("unsaved");
  }
  if (state === "there" && navigator.onLine) {
    leaving = true;
    return;
  }
  event.preventDefault();
  form.dataset.held = "yes";
  await hold(form, event.submitter);
  delete form.dataset.held;
});

document.addEventListener("input", (event) => {
  if (event.target.closest("[data-keeps]") && event.target.matches("textarea, [type=text]")) typed = event.target.form;
});

globalThis.addEventListener("beforeunload", (event) => {
  if (typed?.isConnected && !leaving) event.preventDefault();
});

globalThis.addEventListener("offline", ask);
globalThis.addEventListener("online", ask);
document.addEventListener("visibilitychange", () => document.hidden || ask());
setInterval(() => document.hidden || leaving || ask(), EVERY);

// Once something is recorded the next item is in hand: whoever works by keyboard goes on from there, not from the top of
// the page. Nothing is scrolled, and who comes from elsewhere begins at the top as on any page.
const before = document.referrer && new URL(document.referrer);
const hand = document.querySelector("#in-hand");
if (hand && before && before.origin === location.origin && before.pathname === location.pathname) {
  hand.tabIndex = -1;
  hand.focus({ preventScroll: true });
}
