// Makes the columns of every table sort on a click.
function sortBy(table, column, head) {
  const ascending = head.getAttribute('aria-sort') !== 'ascending';
  const body = table.tBodies[0];
  const key = (row) => {
    const cell = row.cells[column];
    return cell.dataset.by === undefined ? cell.textContent : Number(cell.dataset.by);
  };
  const compare = (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (typeof x === 'string' || typeof y === 'string') return String(x).localeCompare(String(y), 'en', { numeric: true });
    return Number.isNaN(x) ? 1 : Number.isNaN(y) ? -1 : x - y;
  };
  const rows = [...body.rows].sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
  for (const other of table.querySelectorAll('th')) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  body.append(...rows);
}

for (const table of document.querySelectorAll('table')) {
  table.classList.add('sortable');
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.tabIndex = 0;
    head.addEventListener('click', () => sortBy(table, column, head));
    head.addEventListener('keydown', (e) => { if (e.key === 'Enter') sortBy(table, column, head); });
  });
}
