// Answers for the book where there is no signal: gives out the pages that were taken along and the files they are made
// of, leads from a page that cannot be reached to the one that stands for it, and sends what waits when the browser says
// that signal is back. It never keeps anything else: pages of the book itself are not to be kept (no-store).

import { FILES, leave, PAGES } from "./pages.js";
import { sendAll } from "./sending.js";

const PATIENCE = 8000; // a signal so weak that a page takes longer is none
const STANDS_FOR = [
  [/^\/contacts\/new\/$/, "/street/contact/"],
  [/^\/issues\/new\/$/, "/street/issue/"],
  [/^\/surveys\/(interviews\/.*)?$/, "/street/interview/"],
  [/^\/(desk|tours|tours\/\d+|contacts)\/$/, "/street/"],
];

export function serve({ app, files, nothing }) {
  addEventListener("install", (event) => event.waitUntil(install(FILES + app, [...files, nothing])));
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("sync", (event) => event.tag === "street" && event.waitUntil(sendOrTryAgain()));
  addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (url.origin !== location.origin) return;
    if (request.mode === "navigate") event.respondWith(page(request, url, nothing));
    else if (request.method === "GET" && (files.includes(url.pathname) || url.pathname.startsWith("/static/js/street/")))
      event.respondWith(file(request));
  });
}

// Told that there is signal, and found none: the browser asks again later.
async function sendOrTryAgain() {
  if ((await sendAll())?.state === "none") throw new Error("no signal");
}

async function install(name, addresses) {
  const cache = await caches.open(name);
  await cache.addAll(addresses.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
  await skipWaiting();
}

const file = async (request) => (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);

const keptPage = (address) => caches.match(address, { cacheName: PAGES, ignoreSearch: true });

async function page(request, url, nothing) {
  if (request.method === "POST") return coming(request, url);
  const kept = await keptPage(url.pathname);
  if (kept && request.method === "GET") return kept;
  const stands = STANDS_FOR.find(([address]) => address.test(url.pathname))?.[1];
  const isThere = stands && (await keptPage(stands)); // for whoever took no pages along, a slow page is better than none
  try {
    return await fetch(request, isThere ? { signal: AbortSignal.timeout(PATIENCE) } : {});
  } catch {
    if (isThere)
      return Response.redirect(stands + (stands === "/street/contact/" ? url.search : ""), 302);
    return (await caches.match(nothing)) ?? Response.error();
  }
}

// Signing out, and signing in, end what was kept for whoever had the tablet before.
async function coming(request, url) {
  const answer = await fetch(request);
  if (["/sign-out/", "/sign-in/"].includes(url.pathname) && answer.type === "opaqueredirect") await leave();
  return answer;
}
