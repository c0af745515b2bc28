/** Joins the controls of the page to the picture: filters, search, keys, wheel. */
export const controlsScript = String.raw`
const mostFound = 8;

function start(root) {
  const part = (name) => root.querySelector('[data-part="' + name + '"]');
  const scene = JSON.parse(part('data').textContent);
  const state = { level: scene.start, arrange: 'near', colour: 'community', mark: 'layers', layer: '', community: '', role: '', types: true, folder: null, hovered: null, chosen: null };
  part('live').hidden = false;
  let view;
  const act = {
    hover(index) { state.hovered = index; view.update(); },
    choose(index) { state.chosen = index; show(); },
    visit(index) { state.hovered = null; state.chosen = index; show(); view.lookAt(index); part('details').focus({ preventScroll: true }); },
    within(folder) { state.folder = folder; switchTo('files'); },
    toFile(index) { state.folder = null; switchTo('files'); act.visit(index); },
    toFolder(folder) { state.folder = null; switchTo('folders'); act.visit(folder); },
  };
  try {
    view = createView(part('stage'), scene, state, act);
  } catch (error) {
    part('live').hidden = true;
    part('message').textContent = 'This browser shows no picture: WebGL is not available. The table has the same files.';
    return;
  }
  part('message').hidden = true;

  function show() {
    view.update();
    showDetails(part('details'), scene, state, view, act);
    part('legend').replaceChildren(...legend());
  }
  function legend() {
    const mark = (text, colour, stroke) => {
      const item = document.createElement('li');
      const dot = document.createElement('i');
      if (stroke) dot.className = 'graph-stroke';
      dot.style.background = colour;
      item.append(dot, text);
      return item;
    };
    const { bad, uses, used } = view.colours();
    const marked = { layers: 'import against the order of the layers', cycles: 'import in a cycle' }[state.mark];
    const plain = marked === undefined ? [] : [mark(marked, bad, true)];
    const strokes = state.chosen === null ? plain : [mark('imports', uses, true), mark('imported by', used, true)];
    return [...view.legend().map(([text, colour]) => mark(text, colour, false)), ...strokes];
  }
  function switchTo(level) {
    state.level = level;
    state.chosen = null;
    state.hovered = null;
    part('level').value = level;
    part('search').value = '';
    part('found').replaceChildren();
    view.rearrange();
    show();
  }

  part('details').tabIndex = -1;
  part('level').value = state.level;
  part('level').addEventListener('change', ({ target }) => { state.folder = null; switchTo(target.value); });
  part('arrange').addEventListener('change', ({ target }) => { state.arrange = target.value; view.rearrange(); show(); });
  for (const name of ['colour', 'mark', 'layer', 'community', 'role']) part(name).addEventListener('change', ({ target }) => { state[name] = target.value; show(); });
  part('types').addEventListener('change', ({ target }) => { state.types = target.checked; show(); });
  part('closer').addEventListener('click', () => view.zoom(1 / 1.6));
  part('further').addEventListener('click', () => view.zoom(1.6));
  part('all').addEventListener('click', () => view.showAll());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { view.recolour(); show(); });

  const found = part('found');
  const search = part('search');
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const hitsIn = (level, visit) => level.nodes.flatMap(({ path }, index) => {
      const text = path.toLowerCase();
      return words.every((word) => text.includes(word)) ? [{ path, visit: () => visit(index) }] : [];
    });
    // Whoever looks at folders may still look for a file.
    const files = state.level === 'folders' ? hitsIn(scene.files, act.toFile) : [];
    const hits = words.length === 0 ? [] : [...hitsIn(view.level(), act.visit), ...files];
    const items = hits.slice(0, mostFound).map(({ path, visit }) => {
      const item = document.createElement('li');
      item.append(button(path, visit));
      return item;
    });
    if (words.length > 0 && hits.length !== items.length) items.push(element('li', 'and ' + (hits.length - items.length) + ' more', { className: 'graph-note' }));
    if (words.length > 0 && hits.length === 0) items.push(element('li', 'Nothing has that in its path.', { className: 'graph-note' }));
    found.replaceChildren(...items);
  });
  root.addEventListener('keydown', (event) => {
    const inFound = found.contains(document.activeElement);
    if (event.target !== search && !inFound) return;
    const buttons = [...found.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Enter: event.target === search ? 'first' : undefined }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next === 'first') buttons[0] && buttons[0].click();
    else (buttons[next] || search).focus();
  });

  const stage = part('stage');
  const keys = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
  stage.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (Object.hasOwn(keys, event.key)) view.pan(...keys[event.key]);
    else if (event.key === '+' || event.key === '=') view.zoom(1 / 1.6);
    else if (event.key === '-') view.zoom(1.6);
    else if (event.key === '0') view.showAll();
    else if (event.key === 'Escape') act.choose(null);
    else return;
    event.preventDefault();
  });
  // Whoever scrolls past the picture wants to scroll: it zooms once it was clicked into, or with the key that zooms elsewhere.
  stage.addEventListener('wheel', (event) => { if (!event.ctrlKey && document.activeElement !== stage) event.stopPropagation(); }, { capture: true });
  stage.addEventListener('mousedown', () => stage.focus({ preventScroll: true }), { capture: true });
  show();
}
`;
