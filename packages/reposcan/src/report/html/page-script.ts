/**
 * Makes tables sortable by their titles and filterable by a word. The page is complete without it: buttons and the field are made
 * here. It sets text and attributes only and never parses markup.
 */
export const pageScript = `
for (const table of document.querySelectorAll('table[data-sortable]')) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = 'Filter';
  field.setAttribute('aria-label', 'Filter ' + table.dataset.sortable);
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\\s+/);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    status.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length;
  });
  const tools = document.createElement('p');
  tools.className = 'tools';
  tools.append(field, status);
  table.closest('.scroll').before(tools);
  const titles = [...table.tHead.rows[0].cells];
  titles.forEach((title, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...title.childNodes);
    title.append(button);
    button.addEventListener('click', () => {
      const wasDescending = title.getAttribute('aria-sort') === 'descending';
      const isNumber = title.classList.contains('number');
      const descending = title.hasAttribute('aria-sort') ? !wasDescending : isNumber;
      for (const other of titles) other.removeAttribute('aria-sort');
      title.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim().toLowerCase();
      const order = (a, b) => (isNumber ? Number(key(a)) - Number(key(b)) : key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
      body.append(...rows.sort((a, b) => (descending ? order(b, a) : order(a, b))));
    });
  });
}
addEventListener('hashchange', openTarget);
openTarget();
function openTarget() {
  const row = document.getElementById(location.hash.slice(1));
  const explanation = row && row.querySelector('details');
  if (explanation) explanation.open = true;
}
`;
