// Takes the names one ticked along for the day. That they left the book is recorded there.

import { keepNames } from "./names.js";
import { register, take } from "./pages.js";
import { signal } from "./sending.js";

const form = document.querySelector("[data-today]");
const place = document.querySelector("[data-kept]");

function say(words) {
  place.hidden = false;
  place.textContent = words;
  place.focus();
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    if (!answer.ok) throw new Error();
    const { names } = await answer.json();
    await keepNames(names);
    await take(await signal());
    say(names.length === 1 ? "One name is on this tablet until midnight." : `${names.length} names are on this tablet until midnight.`);
  } catch {
    say("The names could not be taken along. See that there is signal and that you are signed in, and press the button again.");
  }
});
register().catch(() => null);
