// The line to the server: comes back by itself, and sends again what was not acknowledged.

import { keep, recall } from "./memory.js";

const FIRST_WAIT = 300;
const LONGEST_WAIT = 8000;

export class Link {
  #outbox = recall("outbox", []);
  #greeted = false;
  #wait = FIRST_WAIT;
  #timer = null;

  constructor({ greeting, hear, changed }) {
    this.greeting = greeting;
    this.hear = hear;
    this.changed = changed;
    addEventListener("online", () => this.#hurry());
    addEventListener("pageshow", () => this.#hurry());
  }

  connect() {
    this.#timer = null;
    this.socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/webchat/socket`);
    this.socket.onopen = () => this.socket.send(JSON.stringify(this.greeting()));
    this.socket.onmessage = (event) => this.#take(JSON.parse(event.data));
    this.socket.onclose = () => this.#comeBack();
  }

  get waiting() {
    return this.#outbox;
  }

  send(act) {
    this.#outbox.push(act);
    keep("outbox", this.#outbox);
    if (this.#greeted) this.socket.send(JSON.stringify(act));
  }

  #take(news) {
    if (news.kind === "welcome") this.#becomeReady();
    const act = news.kind === "said" ? undefined : this.#acknowledge(news.id);
    this.hear(news, act);
  }

  #becomeReady() {
    this.#greeted = true;
    this.#wait = FIRST_WAIT;
    this.changed(true);
    for (const act of this.#outbox) this.socket.send(JSON.stringify(act));
  }

  #acknowledge(id) {
    const act = id && this.#outbox.find((candidate) => candidate.id === id);
    if (!act) return undefined;
    this.#outbox = this.#outbox.filter((candidate) => candidate !== act);
    keep("outbox", this.#outbox);
    return act;
  }

  #comeBack() {
    this.#greeted = false;
    this.changed(false);
    this.#timer = setTimeout(() => this.connect(), this.#wait * (0.7 + 0.6 * Math.random()));
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
  }

  #hurry() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.connect();
  }
}
