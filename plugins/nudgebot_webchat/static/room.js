// The room: brings the line, the talk, the notes and the composer together.

import { layOut, showBoard, showPeople } from "./beside.js";
import { Composer } from "./composer.js";
import { Link } from "./link.js";
import { HeldWords, oncePerBrowser } from "./memory.js";
import { Notes } from "./notes.js";
import { newId } from "./pieces.js";
import { Talk } from "./talk.js";

const HELD_AT_ONCE = 50;
const me = { member: document.body.dataset.me, name: document.body.dataset.name };
const held = new HeldWords();

const link = new Link({
  greeting: () => ({ kind: "hello", held: held.latest(HELD_AT_ONCE) }),
  hear: (news, act) => hearing[news.kind]?.(news, act),
  changed: showStatus,
});
const talk = new Talk({
  contest: (nudge) => link.send({ kind: "contest", id: newId(), nudge }),
});
const notes = new Notes({ choose });
const composer = new Composer({ send: post, stopEditing: backToChoices });

function post(text, revises = null) {
  const note = revises && notes.about(revises);
  if (note) notes.setBusy(note, true);
  const draft = { kind: "draft", id: newId(), text, revises };
  showOnItsWay(draft);
  link.send(draft);
}

function showOnItsWay({ id, text }) {
  talk.await(id, { ...me, text, at: new Date().toISOString() });
}

function choose(note, choice, suggestion) {
  if (choice === "edit") return edit(note);
  if (composer.revises === note.draft) composer.stopEditing();
  if (choice === "use") return post(suggestion, note.draft);
  if (choice === "post") return post(note.text, note.draft);
  notes.setBusy(note, true);
  return link.send({ kind: choice, id: newId(), nudge: note.nudge, text: note.text });
}

function edit(note) {
  composer.edit(note.draft, note.text);
  notes.setEditing(note, true);
}

function backToChoices() {
  const note = notes.about(composer.revises);
  composer.stopEditing();
  if (note) {
    notes.setEditing(note, false);
    note.element.focus();
  }
}

function settle(note) {
  if (!note) return;
  if (composer.revises === note.draft) composer.stopEditing();
  notes.close(note);
  composer.focus();
}

function takeBack(act) {
  const note = notes.about(act.revises) ?? notes.get(act.nudge);
  if (note) notes.setBusy(note, false);
  if (act.kind !== "draft") return;
  talk.drop(act.id);
  if (note) edit({ ...note, text: act.text });
  else composer.giveBack(act.text);
}

const hearing = {
  welcome: ({ room, lines }) => talk.welcome(room, lines),
  said: ({ line }) => talk.say(line),
  whisper: (line) => talk.whisper(line),
  board: ({ rows }) => showBoard(rows),
  present: ({ people, total }) =>
    showPeople(people, total, { mention: (name) => composer.mention(name) }),
  note(news) {
    held.hold(news.draft, news.segments.map((segment) => segment.text).join(""));
    notes.show(news);
  },
  unkept: (news) => notes.showUnkept(news),
  unanswered({ nudges }) {
    notes.keepOnly(nudges);
    held.keepOnly(notes.drafts);
    if (!notes.drafts.includes(composer.revises)) composer.forgetWhatItRevises();
  },
  receipt({ id, held: isHeld }) {
    if (isHeld) talk.drop(id);
    else talk.arrived(id);
  },
  settled({ draft }) {
    held.release(draft);
    settle(notes.about(draft));
  },
  answered({ nudge, done }, act) {
    const note = notes.get(nudge);
    if (note) held.release(note.draft);
    settle(note);
    if (!done && act?.kind === "contest" && act.text) composer.giveBack(act.text);
  },
  refused({ text }, act) {
    if (act) takeBack(act);
    composer.complain(text);
  },
  signed_out: () => setTimeout(() => location.reload(), 500),
};

function showStatus(isConnected) {
  const status = document.getElementById("status");
  status.textContent = isConnected ? status.dataset.connected : status.dataset.lost;
  status.classList.toggle("connected", isConnected);
}

function showFirstVisit() {
  const { seen, remember } = oncePerBrowser("first");
  const first = document.getElementById("first");
  first.hidden = seen;
  document.getElementById("first-close").onclick = () => {
    remember();
    first.hidden = true;
    composer.focus();
  };
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  if (composer.revises !== null) backToChoices();
  else if (notes.first) edit(notes.first);
});

layOut();
showFirstVisit();
for (const act of link.waiting) if (act.kind === "draft") showOnItsWay(act);
link.connect();
composer.focus();
