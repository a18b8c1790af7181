// What stands beside the talk: the kindness board, and who is here.

import { paintFace, part, piece } from "./pieces.js";

const wide = matchMedia("(min-width: 50rem)");
const beside = document.getElementById("beside");
const points = new Map();

export function layOut() {
  const fit = () => {
    beside.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
}

export function showBoard(rows) {
  const board = document.getElementById("board");
  const known = points.size > 0 || board.dataset.shown;
  board.dataset.shown = "yes";
  board.replaceChildren(...rows.map((row) => place(row, known)));
  points.clear();
  for (const row of rows) points.set(row.member, row.points);
  document.getElementById("board-empty").hidden = rows.length > 0;
  const mine = points.get(document.body.dataset.me);
  document.getElementById("score").textContent = mine === undefined ? "" : ` · ${mine} ♥`;
}

export function showPeople(people, total, { mention }) {
  const list = document.getElementById("people");
  const others = people.map((person) => personElement(person, mention));
  if (total > people.length) others.push(more(list.dataset.more, total - people.length));
  list.replaceChildren(...others);
}

function place({ rank, member, name, points: now }, known) {
  const element = piece("place", { rank, name, points: now });
  const isMe = member === document.body.dataset.me;
  element.classList.toggle("mine", isMe);
  part(element, "you").textContent = isMe ? document.getElementById("board").dataset.you : "";
  element.classList.toggle("moved", Boolean(known) && now > (points.get(member) ?? 0));
  return element;
}

function personElement({ member, name }, mention) {
  const element = piece("person", { name });
  paintFace(element, member, name);
  const button = element.querySelector("button");
  button.disabled = member === document.body.dataset.me;
  button.onclick = () => mention(name);
  return element;
}

function more(text, count) {
  const element = document.createElement("li");
  element.textContent = text.replace("#", count);
  return element;
}
