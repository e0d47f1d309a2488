/** Where modules stand in the schematic: the way through the station with the most air lies along the middle, what branches off goes up or down. */
import type { Station } from "../zarya";

export interface Box { id: string; column: number; row: number }
export interface Plan { boxes: Map<string, Box>; columns: number; rows: number; firstRow: number }

type Graph = Map<string, string[]>;

export function layOut(station: Pick<Station, "modules" | "hatches">): Plan {
  const graph: Graph = new Map(station.modules.map(m => [m.id, []]));
  for (const { a, b } of station.hatches) {
    graph.get(a)?.push(b);
    graph.get(b)?.push(a);
  }
  const air = new Map(station.modules.map(m => [m.id, m.freeM3]));
  const boxes = new Map<string, Box>();
  let column = 0;
  for (const { id } of station.modules) if (!boxes.has(id)) column = place(graph, air, id, column, boxes);
  const rows = [...boxes.values()].map(b => b.row);
  const firstRow = Math.min(0, ...rows);
  return { boxes, columns: Math.max(column, 1), rows: Math.max(0, ...rows) - firstRow + 1, firstRow };
}

/** One connected part of the station. Answers the next free column. */
function place(graph: Graph, air: Map<string, number>, start: string, from: number, boxes: Map<string, Box>): number {
  const one = farthest(graph, air, start).at(-1) ?? start;
  const spine = farthest(graph, air, one);
  const taken = new Set(spine);
  let column = from;
  for (const id of spine) {
    const sides: [string[], string[]] = [[], []];
    const widths: [number, number] = [0, 0];
    const branches = (graph.get(id) ?? []).filter(n => !taken.has(n)).map(n => ({ n, width: breadth(graph, n, new Set([...taken, id])) }));
    for (const { n, width } of branches.sort((x, y) => y.width - x.width)) {
      const side = widths[0] <= widths[1] ? 0 : 1;
      sides[side].push(n);
      widths[side] += width;
    }
    const width = Math.max(1, ...widths);
    boxes.set(id, { id, column: column + (width - 1) / 2, row: 0 });
    for (const side of [0, 1] as const) {
      let at = column + (width - widths[side]) / 2;
      for (const n of sides[side]) at = hang(graph, n, at, side === 0 ? -1 : 1, side === 0 ? -1 : 1, taken, boxes);
    }
    column += width;
  }
  return column;
}

/** A branch away from the middle. */
function hang(graph: Graph, id: string, column: number, row: number, step: number, taken: Set<string>, boxes: Map<string, Box>): number {
  taken.add(id);
  const width = breadth(graph, id, taken);
  boxes.set(id, { id, column: column + (width - 1) / 2, row });
  let at = column;
  for (const n of graph.get(id) ?? []) if (!taken.has(n)) at = hang(graph, n, at, row + step, step, taken, boxes);
  return column + width;
}

function breadth(graph: Graph, id: string, taken: ReadonlySet<string>): number {
  const seen = new Set([...taken, id]);
  const below = (graph.get(id) ?? []).filter(n => !taken.has(n));
  return Math.max(1, below.reduce((sum, n) => sum + breadth(graph, n, seen), 0));
}

/** The way from a module to another on which there is most air (on a tree: the only one). */
function farthest(graph: Graph, air: Map<string, number>, start: string): string[] {
  let best: { way: string[]; sum: number } = { way: [start], sum: 0 };
  const seen = new Set([start]);
  const queue = [{ way: [start], sum: air.get(start) ?? 0 }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (next.sum > best.sum) best = next;
    for (const n of graph.get(next.way.at(-1) ?? "") ?? []) {
      if (seen.has(n)) continue;
      seen.add(n);
      queue.push({ way: [...next.way, n], sum: next.sum + (air.get(n) ?? 0) });
    }
  }
  return best.way;
}
