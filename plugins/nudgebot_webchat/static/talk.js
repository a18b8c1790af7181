// What is said in the room, and what the bot whispers to this member.

import { paintFace, part, piece } from "./pieces.js";

const KEPT = 500;
const TOGETHER = 5 * 60 * 1000;

export class Talk {
  #known = new Set();
  #pending = new Map();
  #room = null;
  #atEnd = true;

  constructor({ contest }) {
    this.frame = document.getElementById("talk");
    this.lines = document.getElementById("lines");
    this.empty = document.getElementById("empty");
    this.contest = contest;
    this.frame.onscroll = () => {
      this.#atEnd = this.#isAtEnd();
    };
    new ResizeObserver(() => this.#stayAtEnd()).observe(this.frame);
  }

  welcome(room, lines) {
    if (this.#room !== null && this.#room !== room) this.#append(piece("restarted"));
    this.#room = room;
    for (const line of lines) this.say(line);
  }

  say(line) {
    if (this.#known.has(line.id)) return;
    this.#known.add(line.id);
    this.drop(line.draft);
    this.#append(this.#line(line));
  }

  await(draft, line) {
    const element = this.#line(line);
    element.classList.add("pending");
    this.#pending.set(draft, element);
    this.#append(element, true);
  }

  drop(draft) {
    this.#pending.get(draft)?.remove();
    this.#pending.delete(draft);
    this.#showWhetherEmpty();
  }

  arrived(draft) {
    this.#pending.get(draft)?.classList.remove("pending");
  }

  whisper({ key, text, tone, nudge }) {
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const element = piece("whisper", { text });
    element.dataset.tone = tone;
    if (nudge) this.#offerContest(element.querySelector("button"), nudge);
    this.#append(element, true);
  }

  #offerContest(button, nudge) {
    button.hidden = false;
    button.onclick = () => {
      button.remove();
      this.contest(nudge);
    };
  }

  #line({ member, name, at, text }) {
    const said = new Date(at);
    const time = said.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const element = piece("line", { name, time, text });
    part(element, "time").dateTime = at;
    element.dataset.member = member;
    element.dataset.at = said.getTime();
    element.classList.toggle("mine", member === document.body.dataset.me);
    paintFace(element, member, name);
    return element;
  }

  #append(element, always = false) {
    this.#atEnd ||= always;
    element.classList.toggle("same", this.#continues(element));
    this.lines.append(element);
    if (this.lines.children.length > KEPT) this.lines.firstElementChild.remove();
    this.#showWhetherEmpty();
    this.#stayAtEnd();
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.frame;
    return scrollHeight - scrollTop - clientHeight < 120;
  }

  #stayAtEnd() {
    if (this.#atEnd) this.frame.scrollTop = this.frame.scrollHeight;
  }

  #continues({ dataset }) {
    const last = this.lines.lastElementChild?.dataset;
    if (!dataset.member || last?.member !== dataset.member) return false;
    return dataset.at - last.at < TOGETHER;
  }

  #showWhetherEmpty() {
    this.empty.hidden = this.lines.children.length > 0;
  }
}
