// A form that is filled in without signal: asks what the book's own form asks, closes what was written, keeps it.

import { todaysNames } from "./names.js";
import { closed } from "./sealing.js";
import { add } from "./store.js";

const FORMAT = 1;
const NOT_SENT = new Set(["submission", "csrfmiddlewaretoken", "who", "at"]);
const head = document.querySelector("[data-author]").dataset;
const asked = new URLSearchParams(location.search);
const problems = document.querySelector("[data-problems]");
const today = () => new Date().toLocaleDateString("sv-SE");

// ---- with whom, or whose: chosen on the same page

async function choices() {
  const names = await todaysNames();
  for (const one of names) {
    const tap = document.querySelector(`[data-interview="${one.interview}"] [data-todays-name]`);
    if (tap) tap.textContent = one.name;
  }
  const place = document.querySelector("[data-names]");
  if (!place || !names.length) return;
  place.hidden = false;
  for (const one of names) {
    const link = Object.assign(document.createElement("a"), { href: `?who=${one.whom}`, className: "wb-choice" });
    link.dataset.name = "a Key Individual";
    const name = Object.assign(document.createElement("span"), { textContent: one.name });
    name.dataset.todaysName = "";
    link.append(name);
    const item = document.createElement("li");
    item.append(link);
    place.querySelector("ul").append(item);
  }
}

function chosenForm() {
  const forms = [...document.querySelectorAll("form[data-kind]")];
  const choice = forms[0]?.dataset.choice;
  if (!choice) return { form: forms[0], about: "" };
  const about = asked.get(choice);
  const link = about && document.querySelector(`[data-choose] a[href="?${choice}=${CSS.escape(about)}"]`);
  if (!link) return {};
  const form = link.dataset.form ? document.getElementById(link.dataset.form) : forms[0];
  document.querySelector("[data-choose]").hidden = true;
  const heading = document.querySelector("[data-heading]");
  const name = link.querySelector("[data-todays-name]")?.textContent;
  const words = heading.dataset.heading + link.dataset.name;
  document.title = `${words} – Wardbook`; // without the name: a browser writes titles down in its history
  heading.textContent = words + (name ? `: ${name}` : "");
  if (link.dataset.version) form.elements.version.value = link.dataset.version;
  for (const part of form.querySelectorAll("[data-only]")) {
    part.hidden = part.dataset.only !== about && part.dataset.only !== about[0];
    for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = part.hidden;
  }
  form.hidden = false;
  return { form, about };
}

// ---- what is missing, in the words of the book's own form

function filled(form, name) {
  return new FormData(form).getAll(name).filter((value) => value.trim());
}

function lacks(form, sender) {
  const rules = JSON.parse(form.querySelector("script[type='application/json']").textContent);
  const seen = new Set();
  return rules.filter((rule) => {
    if (rule.unless && sender?.name === rule.unless) return false;
    const other = rule.with ? filled(form, rule.with) : [true];
    if (!other.length || (rule.at && !other.includes(rule.at)) || filled(form, rule.field).length) return false;
    return !seen.has(rule.field) && seen.add(rule.field);
  });
}

function controlOf(form, name) {
  const found = form.elements[name];
  return found instanceof RadioNodeList ? found[0] : found;
}

function clearProblems() {
  problems.hidden = true;
  for (const words of document.querySelectorAll("[data-problem]")) words.remove();
  for (const group of document.querySelectorAll(".govuk-form-group--error")) group.classList.remove("govuk-form-group--error");
}

function complain(form, faults) {
  const lines = faults.map(({ field, words }) => {
    const control = field && controlOf(form, field);
    const item = document.createElement("li");
    if (!control) return item.append(words), item;
    control.closest("details")?.setAttribute("open", "");
    const group = control.closest(".govuk-form-group");
    group?.classList.add("govuk-form-group--error");
    const said = Object.assign(document.createElement("p"), { className: "govuk-error-message", textContent: words });
    said.dataset.problem = "";
    (group?.querySelector("legend, label") ?? control).after(said);
    item.append(Object.assign(document.createElement("a"), { href: `#${control.id}`, textContent: words }));
    return item;
  });
  problems.querySelector("ul").replaceChildren(...lines);
  problems.hidden = false;
  problems.focus();
}

// ---- closing and keeping

async function written(form, about, sender) {
  if (!crypto.subtle) throw new Error("This browser cannot close what you write, so nothing was kept. Use the book’s secure address.");
  const fields = [...new FormData(form, sender)].filter(([name]) => !NOT_SENT.has(name));
  const entry = { key: crypto.randomUUID(), author: Number(head.author), kind: form.dataset.kind, made_at: new Date().toISOString(), app: head.app, for: head.boxName };
  const bound = `${entry.key} ${entry.author} ${entry.kind} ${entry.made_at}`;
  entry.letter = await closed(JSON.stringify({ format: FORMAT, about, fields }), bound, head.box);
  return entry;
}

function noRoom(trouble) {
  if (trouble?.name !== "QuotaExceededError") return trouble?.message ?? String(trouble);
  return "This tablet has no room left, so nothing was kept. What you typed is still here: leave this page open, make room on the tablet, and press the button again.";
}

let busy = false;

async function keep(form, about, sender) {
  clearProblems();
  const faults = lacks(form, sender);
  if (faults.length) return complain(form, faults);
  try {
    await add(await written(form, about, sender));
  } catch (trouble) {
    return complain(form, [{ words: noRoom(trouble) }]);
  }
  form.reset();
  navigator.storage?.persist?.().catch(() => null); // so that the browser does not clear it away to make room
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.sync?.register("street").catch(() => null); // sent even when this page is closed, where browsers can
  location.assign(`/street/?kept=${form.dataset.kind}`);
}

await choices().catch(() => null);
const { form, about } = chosenForm();
if (form?.dataset.day) form.elements[form.dataset.day].value = today();
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  try {
    await keep(form, about, event.submitter);
  } finally {
    busy = false;
  }
});
