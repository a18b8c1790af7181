// The box where a member writes.

export class Composer {
  #aside = "";

  constructor({ send, stopEditing }) {
    this.form = document.getElementById("composer");
    this.box = document.getElementById("text");
    this.banner = document.getElementById("editing");
    this.problem = document.getElementById("problem");
    this.limit = Number(document.body.dataset.limit);
    this.send = send;
    this.revises = null;
    this.form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.box.onkeydown = (event) => this.#type(event);
    this.box.oninput = () => {
      this.complain("");
      this.#refresh();
    };
    document.getElementById("stop-editing").onclick = stopEditing;
  }

  edit(draft, text) {
    if (this.revises === null) this.#aside = this.box.value;
    this.revises = draft;
    this.#fill(text);
  }

  stopEditing() {
    this.revises = null;
    this.#fill(this.#aside);
    this.#aside = "";
  }

  forgetWhatItRevises() {
    this.revises = null;
    this.#refresh();
  }

  giveBack(text) {
    this.#fill(this.box.value.trim() ? `${this.box.value}\n${text}` : text);
  }

  complain(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }

  mention(name) {
    const gap = this.box.value && !this.box.value.endsWith(" ") ? " " : "";
    this.#fill(`${this.box.value}${gap}@${name} `);
  }

  focus() {
    this.box.focus();
  }

  #submit() {
    const text = this.box.value;
    if (!text.trim()) return;
    if ([...text].length > this.limit) {
      this.complain(document.body.dataset.tooLong);
      return;
    }
    const { revises } = this;
    this.stopEditing();
    this.send(text, revises);
  }

  #type(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #fill(text) {
    this.complain("");
    this.box.value = text;
    this.box.focus();
    this.box.setSelectionRange(text.length, text.length);
    this.#refresh();
  }

  #refresh() {
    this.banner.hidden = this.revises === null;
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }
}
