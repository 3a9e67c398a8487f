// Shows the cards that have every chosen value, and no others.
const filters = [...document.querySelectorAll('select[data-filter]')];

function filterCards() {
  for (const card of document.querySelectorAll('.card')) {
    card.hidden = !filters.every((filter) => {
      const name = 'data-of-' + filter.dataset.filter.toLowerCase().replace(/[^a-z0-9]/g, '-');
      return filter.value === '' || card.getAttribute(name) === filter.value;
    });
  }
}

for (const filter of filters) filter.addEventListener('change', filterCards);
