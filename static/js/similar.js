// While a concern is typed, shows what the ward heard before in much the same words. Without it the page asks the same
// question before it saves. The words are posted, never put into an address, so that no log has them.

const form = document.querySelector("form[data-similar]");
const place = form?.querySelector("[data-similar-place]");
const WAIT = 250;
let waiting = 0;
let asking = null;
let asked = "";

async function ask() {
  const typed = new FormData(form);
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "concern", "ward", "place"]) body.append(name, typed.get(name) ?? "");
  const words = ["concern", "ward", "place"].map((name) => body.get(name)).join("\n");
  if (words === asked || !body.get("ward") || body.get("concern").trim().length < 6) return;
  asked = words;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(form.dataset.similar, { method: "POST", body, signal: asking.signal });
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  } catch {
    asked = ""; // no signal, or typed on meanwhile: the page asks before it saves
  }
}

form?.elements.concern?.closest(".govuk-form-group")?.after(place); // under the words it answers
form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, WAIT);
});
form?.addEventListener("change", ask);
