// <use-here>: asks the browser where the reader is, only when the button is pressed, and asks the
// list for places near there. The position is rounded to about 100 m before it leaves the browser.
export class UseHere extends HTMLElement {
  connectedCallback() {
    if (!("geolocation" in navigator)) return;
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => this.ask());
  }

  private ask() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.go(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`),
      () => this.say(this.dataset.failed ?? ""),
      { timeout: 10000, maximumAge: 60000 },
    );
  }

  private go(at: string) {
    const form = this.closest("form");
    if (!form) return;
    const near = form.elements.namedItem("near");
    if (near instanceof HTMLInputElement) near.value = "";
    let field = form.querySelector<HTMLInputElement>('input[name="at"]');
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = "at";
      form.append(field);
    }
    field.value = at;
    form.requestSubmit();
  }

  private say(words: string) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = words;
  }
}
