// Makes elements from the page's templates. What people wrote is only ever set as text.

export function piece(name, texts = {}) {
  const template = document.getElementById(`piece-${name}`);
  const element = template.content.firstElementChild.cloneNode(true);
  for (const [key, text] of Object.entries(texts)) part(element, key).textContent = text;
  return element;
}

export function part(element, name) {
  return element.querySelector(`[data-part="${name}"]`);
}

export function paintFace(element, member, name) {
  const face = element.querySelector(".face");
  let hue = 7;
  for (const character of member) hue = (hue * 31 + character.codePointAt(0)) % 360;
  face.style.setProperty("--hue", hue);
  face.textContent = [...name][0].toUpperCase();
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
