import type { Adjacency } from './adjacency.js';

/**
 * The strongly connected components (Tarjan, 1972), each rising, a component after those it leads to. With a stack of its own: the recursion of
 * graphology-components overflows on a chain of some ten thousand imports, which a hostile repository can have.
 */
export function strongComponents(graph: Adjacency): number[][] {
  const order = new Int32Array(graph.length);
  const low = new Int32Array(graph.length);
  const next = new Int32Array(graph.length);
  const onStack = new Uint8Array(graph.length);
  const stack: number[] = [];
  const components: number[][] = [];
  let count = 0;
  const enter = (node: number, path: number[]): void => {
    count += 1;
    order[node] = low[node] = count;
    onStack[node] = 1;
    stack.push(node);
    path.push(node);
  };
  for (let root = 0; root < graph.length; root += 1) {
    if (order[root] !== 0) continue;
    const path: number[] = [];
    enter(root, path);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const target = graph[node]?.[next[node] ?? 0];
      if (target !== undefined) {
        next[node] = (next[node] ?? 0) + 1;
        if (order[target] === 0) enter(target, path);
        else if (onStack[target] === 1) low[node] = Math.min(low[node] ?? 0, order[target] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] === order[node]) components.push(popComponent(stack, node, onStack));
    }
  }
  return components;
}

function popComponent(stack: number[], root: number, onStack: Uint8Array): number[] {
  const component: number[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    onStack[node] = 0;
    component.push(node);
    if (node === root) break;
  }
  return component.sort((left, right) => left - right);
}
