/** Says in words what was chosen; its buttons lead on to the neighbours. Sets text only, never markup. */
export const detailsScript = String.raw`
const mostListed = 40;

function element(name, text, properties) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return Object.assign(made, properties);
}

function button(text, act, className) {
  const made = element('button', text, { type: 'button', className: className || '' });
  made.addEventListener('click', act);
  return made;
}

function showDetails(panel, scene, state, view, act) {
  panel.replaceChildren();
  if (state.folder !== null && state.level === 'files') {
    panel.append(element('p', 'Only the files of ' + scene.folders.nodes[state.folder].path), button('Show all files', () => act.within(null), 'graph-action'));
  }
  if (state.chosen === null) {
    const what = state.level === 'files' ? 'file' : 'folder';
    panel.append(element('p', 'Choose a ' + what + ' to see what it imports, who imports it, and what is in it.'));
    const level = view.level();
    const first = level.nodes.map((node, index) => [node, index]).filter(([, index]) => view.shown().has(index));
    if (state.level === 'folders') first.sort(([a, nthA], [b, nthB]) => b.importance - a.importance || nthA - nthB);
    list(panel, 'Most important', first.map(([, index]) => index), level, act, 12);
    return;
  }
  const node = view.level().nodes[state.chosen];
  panel.append(element('h3', node.path), factsOf(node, scene));
  if (state.level === 'folders') panel.append(button('Show its files', () => act.within(state.chosen), 'graph-action'));
  else panel.append(button('Show its folder', () => act.toFolder(node.folder), 'graph-action'));
  panel.append(button('Clear the choice', () => act.choose(null), 'graph-action'));
  if (node.symbols.length > 0) {
    const more = node.moreSymbols > 0 ? ', and ' + node.moreSymbols + ' more' : '';
    panel.append(element('h4', 'Defines'), element('code', node.symbols.join(', ') + more));
  }
  const drawn = ({ traits }) => state.types || (traits & traitTypeOnly) === 0;
  const byPlace = (a, b) => a - b;
  list(panel, 'Imports', view.imports(state.chosen).filter(drawn).map(({ index }) => index).sort(byPlace), view.level(), act, mostListed);
  list(panel, 'Imported by', view.importers(state.chosen).filter(drawn).map(({ index }) => index).sort(byPlace), view.level(), act, mostListed);
}

function factsOf(node, scene) {
  const facts = [
    node.files > 1 || node.path.endsWith('/') ? ['files', node.files] : null,
    ['importance', node.importance.toFixed(1)],
    ['imported by', node.fanIn],
    ['imports', node.fanOut],
    ['layer', node.layer === null ? 'none' : node.layer + ' of ' + (scene.layers - 1)],
    node.community === null ? null : ['community', scene.communities[node.community]],
    node.role === null ? null : ['role', node.role],
    node.language === null ? null : ['language', node.language],
    node.lines === null ? null : ['lines', node.lines.toLocaleString('en-US')],
    node.cyclic ? ['cycle', 'yes, at run time'] : null,
  ];
  const made = document.createElement('dl');
  for (const fact of facts) if (fact !== null) made.append(element('dt', fact[0]), element('dd', String(fact[1])));
  return made;
}

function list(panel, title, indices, level, act, most) {
  if (indices.length === 0) return;
  const items = document.createElement('ul');
  for (const index of indices.slice(0, most)) {
    const item = document.createElement('li');
    item.append(button(level.nodes[index].path, () => act.visit(index)));
    items.append(item);
  }
  panel.append(element('h4', title + ' (' + indices.length + ')'), items);
  if (indices.length > most) panel.append(element('p', 'and ' + (indices.length - most) + ' more'));
}
`;
