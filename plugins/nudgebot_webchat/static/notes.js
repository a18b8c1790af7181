// The bot's private notes about drafts that are held back.

import { part, piece } from "./pieces.js";

export class Notes {
  #open = new Map();

  constructor({ choose }) {
    this.place = document.getElementById("notes");
    this.choose = choose;
  }

  show(news) {
    const text = news.segments.map((segment) => segment.text).join("");
    const element = piece("note");
    part(element, "escalated").hidden = !news.escalated;
    part(element, "segments").append(...news.segments.map(segmentElement));
    part(element, "reasons").append(...news.reasons.map(reasonElement));
    part(element, "better").hidden = news.suggestions.length === 0;
    const note = { nudge: news.nudge, draft: news.draft, text, element };
    part(element, "suggestions").append(
      ...news.suggestions.map((suggestion) => this.#suggestion(note, suggestion)),
    );
    this.#place(note);
  }

  showUnkept({ nudge, draft }) {
    this.#place({ nudge, draft, text: null, element: piece("unkept") });
  }

  about(draft) {
    return [...this.#open.values()].find((note) => note.draft === draft);
  }

  get first() {
    return [...this.#open.values()].find((note) => note.text !== null && !note.busy);
  }

  get drafts() {
    return [...this.#open.values()].map((note) => note.draft);
  }

  keepOnly(nudges) {
    for (const note of this.#open.values()) if (!nudges.includes(note.nudge)) this.close(note);
  }

  close(note) {
    note.element.remove();
    this.#open.delete(note.nudge);
  }

  setBusy(note, busy) {
    note.busy = busy;
    for (const button of note.element.querySelectorAll("button")) button.disabled = busy;
  }

  setEditing(note, editing) {
    note.element.classList.toggle("editing", editing);
  }

  get(nudge) {
    return this.#open.get(nudge);
  }

  #place(note) {
    const { element, nudge } = note;
    const before = this.#open.get(nudge);
    element.setAttribute("aria-labelledby", `note-${nudge}`);
    element.querySelector("h2").id = `note-${nudge}`;
    for (const button of element.querySelectorAll(".choices button")) {
      button.onclick = () => this.choose(note, button.dataset.act);
    }
    this.#open.set(nudge, note);
    if (before) return this.#replace(before, note);
    this.place.append(element);
    element.scrollIntoView({ block: "nearest" });
    return element.focus();
  }

  #replace(before, note) {
    const focused = before.element.contains(document.activeElement);
    this.setEditing(note, before.element.classList.contains("editing"));
    before.element.replaceWith(note.element);
    this.setBusy(note, before.busy ?? false);
    if (focused) note.element.focus();
  }

  #suggestion(note, text) {
    const element = piece("suggestion", { text });
    element.querySelector("button").onclick = () => this.choose(note, "use", text);
    return element;
  }
}

function segmentElement({ text, marked }) {
  const element = document.createElement(marked ? "mark" : "span");
  element.textContent = text;
  return element;
}

function reasonElement(text) {
  const element = document.createElement("li");
  element.textContent = text;
  return element;
}
