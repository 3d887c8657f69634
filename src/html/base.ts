// base.js: on every page. Remembers the chosen language, starts offline reading, lists kept pages.
// Every page works without it.

function rememberLanguage(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("a[data-language]");
    const code = link?.getAttribute("data-language");
    if (!code) return;
    const name = code === "ja_easy" ? "easy" : code;
    document.cookie = `lang=${name}; Path=/; Max-Age=31536000; SameSite=Lax`;
  });
}

// <seen-pages>: the pages this phone has kept, for reading without a connection.
class SeenPages extends HTMLElement {
  async connectedCallback(): Promise<void> {
    if (!("caches" in window)) return;
    const list = document.createElement("ul");
    list.className = "link-list";
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) await this.addPage(list, cache, request);
    }
    if (list.childElementCount > 0) this.replaceChildren(list);
  }

  private async addPage(list: HTMLUListElement, cache: Cache, request: Request): Promise<void> {
    const path = new URL(request.url).pathname;
    if (path.startsWith("/assets/") || path === "/offline") return;
    const answer = await cache.match(request);
    if (!answer?.headers.get("Content-Type")?.startsWith("text/html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const link = document.createElement("a");
    link.href = request.url;
    link.textContent = page.querySelector("h1")?.textContent?.trim() || page.title;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
}

rememberLanguage();
customElements.define("seen-pages", SeenPages);
if ("serviceWorker" in navigator && window.isSecureContext) {
  window.addEventListener("load", () => void navigator.serviceWorker.register("/sw.js"));
}
