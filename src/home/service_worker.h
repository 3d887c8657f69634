// The script behind offline reading. `kept` (version, files, pages) is written before it.
// Keeps only answers that say "Cache-Control: public": a personal page never enters a phone's
// cache.
#pragma once

#include <string_view>

namespace home {

inline constexpr std::string_view service_worker = R"js(
const own = "pages-" + kept.version;
const mostPages = 60;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(own).then((cache) => cache.addAll([...kept.files, ...kept.pages])));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const leave = (names) => Promise.all(names.filter((n) => n !== own).map((n) => caches.delete(n)));
  event.waitUntil(caches.keys().then(leave).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/assets/")) event.respondWith(fromCacheFirst(event.request));
  else if (event.request.mode === "navigate") event.respondWith(fromNetworkFirst(event.request));
});

async function fromCacheFirst(request) {
  const cache = await caches.open(own);
  return (await cache.match(request)) ?? keep(cache, request, await fetch(request));
}

async function fromNetworkFirst(request) {
  const cache = await caches.open(own);
  try {
    return keep(cache, request, await fetch(request));
  } catch {
    return (await cache.match(request)) ?? (await cache.match("/offline")) ?? Response.error();
  }
}

function keep(cache, request, response) {
  const control = response.headers.get("Cache-Control") ?? "";
  if (response.ok && !response.redirected && control.includes("public")) {
    cache.put(request, response.clone()).then(() => forgetOldest(cache));
  }
  return response;
}

async function forgetOldest(cache) {
  const requests = await cache.keys();
  const always = new Set([...kept.files, ...kept.pages]);
  const others = requests.filter((r) => !always.has(new URL(r.url).pathname));
  for (const request of others.slice(0, Math.max(0, others.length - mostPages))) await cache.delete(request);
}
)js";

}  // namespace home
