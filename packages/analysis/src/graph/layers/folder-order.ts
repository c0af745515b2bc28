/** Who uses whom, with a weight: `weights[from][to]`, 0 for not at all. */
export type WeightMatrix = readonly (readonly number[])[];

/**
 * An order of the nodes in which users come before what they use, with little weight against it: the greedy heuristic for a minimum feedback arc set (Eades,
 * Lin and Smyth, 1993; weighted), then every node moves to wherever it takes the most weight off, until none does. Finding the least possible is NP-hard;
 * among the at most forty folders of a picture this comes close. Ties go to the lower number.
 */
export function folderOrder(weights: WeightMatrix): number[] {
  return improved(greedyOrder(weights), weights);
}

function greedyOrder(weights: WeightMatrix): number[] {
  const left = new Set(weights.keys());
  const top: number[] = [];
  const bottom: number[] = [];
  const take = (node: number, list: number[]): void => {
    left.delete(node);
    list.push(node);
  };
  while (left.size > 0) {
    const sink = first(left, (node) => sum(left, (other) => weights[node]?.[other]) === 0);
    const source = first(left, (node) => sum(left, (other) => weights[other]?.[node]) === 0);
    if (sink !== undefined) take(sink, bottom);
    else if (source !== undefined) take(source, top);
    else take(largest(left, (node) => sum(left, (other) => weights[node]?.[other]) - sum(left, (other) => weights[other]?.[node])), top);
  }
  return [...top, ...bottom.reverse()];
}

function first(nodes: Iterable<number>, fits: (node: number) => boolean): number | undefined {
  for (const node of nodes) if (fits(node)) return node;
  return undefined;
}

function largest(nodes: Iterable<number>, value: (node: number) => number): number {
  let best = { node: -1, value: Number.NEGATIVE_INFINITY };
  for (const node of nodes) {
    const own = value(node);
    if (own > best.value) best = { node, value: own };
  }
  return best.node;
}

function sum(nodes: Iterable<number>, value: (node: number) => number | undefined): number {
  let total = 0;
  for (const node of nodes) total += value(node) ?? 0;
  return total;
}

/** Every move takes weight off, and weights are whole numbers: it ends. */
function improved(start: readonly number[], weights: WeightMatrix): number[] {
  const order = [...start];
  for (let moved = true; moved; ) {
    moved = false;
    for (const node of weights.keys()) {
      const at = order.indexOf(node);
      const to = bestPlace(order, at, weights);
      if (to === at) continue;
      order.splice(at, 1);
      order.splice(to, 0, node);
      moved = true;
    }
  }
  return order;
}

/** Where in the order the node at `at` has the least weight against it; where it is, if nowhere is better. */
function bestPlace(order: readonly number[], at: number, weights: WeightMatrix): number {
  const node = order[at] ?? 0;
  const best = { place: at, gain: 0 };
  for (const step of [-1, 1]) {
    let gain = 0;
    for (let place = at + step; place >= 0 && place < order.length; place += step) {
      const other = order[place] ?? 0;
      const uses = weights[node]?.[other] ?? 0;
      const used = weights[other]?.[node] ?? 0;
      gain += step === -1 ? uses - used : used - uses;
      // Moving up past `other` puts node → other in order and other → node against it.
      if (gain > best.gain) Object.assign(best, { place, gain });
    }
  }
  return best.place;
}
