// search.js: suggestions while typing, as a combobox (WAI-ARIA APG), and «near where I am». Everything
// works without it.

class Suggestions {
  private readonly list = document.createElement("ul");
  private words: string[] = [];
  private chosen = -1;
  private asked = 0;

  constructor(private readonly input: HTMLInputElement) {
    this.list.className = "suggestions";
    this.list.id = `${input.id}-list`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.form?.getAttribute("aria-label") ?? "");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.form?.append(this.list);
    input.addEventListener("input", () => void this.ask());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.close());
  }

  private async ask(): Promise<void> {
    const typed = this.input.value.trim();
    const turn = ++this.asked;
    if (typed === "") return this.close();
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`);
      const words = (await answer.json()) as string[];
      if (turn === this.asked) this.show(words);
    } catch {
      this.close();
    }
  }

  private show(words: string[]): void {
    this.words = words;
    this.chosen = -1;
    this.list.replaceChildren(...words.map((word, index) => this.option(word, index)));
    this.list.hidden = words.length === 0;
    this.input.setAttribute("aria-expanded", String(words.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  private option(word: string, index: number): HTMLLIElement {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = word;
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take(index);
    });
    return item;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.choose((this.chosen + step + this.words.length + 1) % (this.words.length + 1));
    } else if (event.key === "Enter" && this.chosen >= 0 && this.chosen < this.words.length) {
      event.preventDefault();
      this.take(this.chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  // One place after the last word means none: the words as typed.
  private choose(index: number): void {
    this.list.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = index;
    const item = this.list.children[index];
    item?.setAttribute("aria-selected", "true");
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private take(index: number): void {
    this.input.value = this.words[index] ?? this.input.value;
    this.close();
    this.input.form?.requestSubmit();
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

// <near-here>: asks where the reader is only when the button is pressed; rounded to about 100 m.
class NearHere extends HTMLElement {
  connectedCallback(): void {
    if (!("geolocation" in navigator)) return;
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => this.search(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`),
        () => this.say(this.dataset.failed ?? ""),
        { timeout: 10000, maximumAge: 60000 },
      );
    });
  }

  private search(at: string): void {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "at";
    field.value = at;
    this.append(field);
    this.closest("form")?.requestSubmit();
  }

  private say(words: string): void {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = words;
  }
}

customElements.define("near-here", NearHere);

for (const input of document.querySelectorAll<HTMLInputElement>(".search-box input[type=search]")) {
  new Suggestions(input);
}
