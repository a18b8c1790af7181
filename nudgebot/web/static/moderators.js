// Keeps an open page of cases fresh. Without it, reloading the page does the same.

const list = document.getElementById("cases");

async function refresh() {
  const answer = await fetch("/moderators/cases");
  if (answer.status === 403) return location.reload();
  if (!answer.ok) return undefined;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.id;
  list.replaceChildren(...fresh.body.children);
  localise();
  return focused && document.getElementById(focused)?.focus();
}

function localise() {
  for (const time of list.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  }
}

const feed = new EventSource("/moderators/events");
let hasBeenOpen = false;
feed.addEventListener("cases", refresh);
feed.onopen = () => {
  if (hasBeenOpen) refresh();
  hasBeenOpen = true;
};
localise();
