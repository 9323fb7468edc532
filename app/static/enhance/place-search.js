/** Brings towns while somebody types. Without it the form asks the server and shows the same list. */
const WAIT_MS = 150;
const form = document.querySelector('[data-place-search]');
const results = document.querySelector('[data-place-results]');

function renderTown({ id, name, country, inhabitants }) {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = `/set-up?town=${id}`;
  link.textContent = name;
  line.append(link, `, ${country}`);
  if (inhabitants !== '') line.append(` · ${form.dataset.inhabitants.replace('#', inhabitants)}`);
  return line;
}

function renderList(towns) {
  const list = document.createElement('ul');
  list.className = 'town-list';
  list.append(...towns.map(renderTown));
  return list;
}

function renderNothing() {
  const note = document.createElement('p');
  note.textContent = form.dataset.nothing;
  return note;
}

function start() {
  let timer = 0;
  let latest = new AbortController();
  const search = async () => {
    latest.abort();
    latest = new AbortController();
    const question = new URLSearchParams(new FormData(form));
    if (!question.get('q')?.trim()) return results.replaceChildren();
    try {
      const answer = await fetch(`/set-up/search?${question}`, { signal: latest.signal });
      if (!answer.ok) return;
      const towns = await answer.json();
      results.replaceChildren(towns.length === 0 ? renderNothing() : renderList(towns));
    } catch (error) {
      // A newer question has taken over, or the line is down: the form still works.
      if (error.name !== 'AbortError') results.replaceChildren();
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT_MS);
  });
}

if (form && results) start();
