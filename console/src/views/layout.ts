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
  const cells: Box[] = [];
  let column = from;
  for (const id of spine) {
    const branches = (graph.get(id) ?? []).filter(n => !taken.has(n));
    // A branch may stand over its neighbours where nothing is; where both sides are full the module moves on by half a box.
    let hung: Box[] | undefined;
    for (; !(hung = hangAll(graph, branches, column, taken, cells)); ) column += 0.5;
    for (const box of [{ id, column, row: 0 }, ...hung]) {
      boxes.set(box.id, box);
      taken.add(box.id);
      cells.push(box);
    }
    column += 1;
  }
  const left = Math.min(...cells.map(cell => cell.column)) - from;
  for (const cell of cells) cell.column -= left;
  return Math.max(...cells.map(cell => cell.column)) + 1;
}

/** The branches of one module, up or down, where there is room; nothing when there is none. */
function hangAll(graph: Graph, branches: string[], column: number, taken: ReadonlySet<string>, cells: readonly Box[]): Box[] | undefined {
  const sides: [string[], string[]] = [[], []];
  branches.forEach((branch, index) => sides[index % 2 === 0 ? 0 : 1].push(branch));
  for (const [up, down] of [[0, 1], [1, 0]] as const) {
    const trial = [...sided(graph, sides[up], column, -1, new Set(taken)), ...sided(graph, sides[down], column, 1, new Set(taken))];
    if (!trial.some(box => cells.some(cell => cell.row === box.row && Math.abs(cell.column - box.column) < 1))) return trial;
  }
  return undefined;
}

function sided(graph: Graph, branches: string[], column: number, step: number, taken: Set<string>): Box[] {
  const widths = branches.map(branch => breadth(graph, branch, taken));
  let at = column - (widths.reduce((sum, width) => sum + width, 0) - 1) / 2;
  return branches.flatMap((branch, index) => {
    const boxes = hang(graph, branch, at, step, step, taken);
    at += widths[index] ?? 1;
    return boxes;
  });
}

/** A branch away from the middle, from a column to the right. */
function hang(graph: Graph, id: string, column: number, row: number, step: number, taken: Set<string>): Box[] {
  taken.add(id);
  const boxes: Box[] = [{ id, column: column + (breadth(graph, id, taken) - 1) / 2, row }];
  let at = column;
  for (const n of graph.get(id) ?? []) {
    if (taken.has(n)) continue;
    const width = breadth(graph, n, taken);
    boxes.push(...hang(graph, n, at, row + step, step, taken));
    at += width;
  }
  return boxes;
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
