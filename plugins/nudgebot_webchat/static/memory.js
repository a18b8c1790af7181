// Keeps what this tab must not forget: unanswered drafts, and what is not acknowledged yet.

export function recall(key, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`webchat.${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(key, value) {
  try {
    sessionStorage.setItem(`webchat.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still chats; only a reload forgets.
  }
}

export class HeldWords {
  #words = new Map(Object.entries(recall("held", {})));

  hold(message, text) {
    this.#words.set(message, text);
    this.#save();
  }

  release(message) {
    if (this.#words.delete(message)) this.#save();
  }

  keepOnly(messages) {
    this.#words = new Map([...this.#words].filter(([message]) => messages.includes(message)));
    this.#save();
  }

  latest(count) {
    return Object.fromEntries([...this.#words].slice(-count));
  }

  #save() {
    keep("held", this.latest(this.#words.size));
  }
}

export function oncePerBrowser(key) {
  try {
    const seen = localStorage.getItem(`webchat.${key}`) !== null;
    return { seen, remember: () => localStorage.setItem(`webchat.${key}`, "seen") };
  } catch {
    return { seen: false, remember: () => {} };
  }
}
