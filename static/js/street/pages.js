// The pages of the tablet, kept to be opened without signal, and the worker that gives them out.

import { forget, keep, kept } from "./store.js";

export const PAGES = "street-pages";
export const FILES = "street-files-";
const FRESH = 10 * 60 * 1000;
const HEADERS = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"];

export async function register() {
  if (!("serviceWorker" in navigator)) return null;
  return navigator.serviceWorker.register("/service-worker.js", { type: "module", updateViaCache: "none" });
}

// Take the pages along, unless that was done a moment ago for the same person and version. Out: whether they changed.
export async function take(found) {
  const last = await kept("taken");
  const same = last?.user === found.user && last?.app === found.app && (await caches.has(PAGES));
  if (same && Date.now() - last.at < FRESH && last.at <= Date.now()) return false;
  const left = await kept("left");
  const answer = await fetch("/street/take/", { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return false;
  const taken = await answer.json();
  return alone(async () => ((await kept("left")) === left ? put(answer, taken, last) : false));
}

// Put the pages where the worker finds them. Out: whether the first one is another than before.
async function put(answer, taken, last) {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  for (const name of HEADERS) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  const cache = await caches.open(PAGES);
  const before = await (await cache.match("/street/"))?.text();
  for (const [address, html] of Object.entries(taken.pages)) await cache.put(address, new Response(html, { headers }));
  if (last && last.user !== taken.user) for (const name of ["names", "arrived"]) await forget(name);
  await keep("taken", { user: taken.user, app: taken.app, at: Date.now() });
  await dropFilesBut(taken.app);
  return before !== undefined && before !== taken.pages["/street/"];
}

// What was sent changed the book: the pages are taken anew when there is signal next.
export async function outdate() {
  const last = await kept("taken");
  if (last) await keep("taken", { ...last, at: 0 });
}

// Files of earlier versions go once no page that was kept asks for them any more, and those of the present one are there.
async function dropFilesBut(app) {
  if (!(await caches.has(FILES + app))) return;
  for (const name of await caches.keys()) if (name.startsWith(FILES) && name !== FILES + app) await caches.delete(name);
}

// On signing out, or when somebody else signs in: pages and names go. What waits to be sent stays: it is closed, and is
// sent when whoever wrote it signs in again.
export const leave = () =>
  alone(async () => {
    await keep("left", crypto.randomUUID()); // pages that were asked for before, and come in now, are not kept any more
    await caches.delete(PAGES);
    for (const name of ["names", "taken", "arrived"]) await forget(name);
  });

const alone = (work) => (navigator.locks ? navigator.locks.request("street-pages", work) : work());
