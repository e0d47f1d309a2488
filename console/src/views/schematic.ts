/** The drawing of the station: boxes for modules, marks for hatches. Every state has a shape and a word, colour only helps. */
import { replace, v } from "../dom";
import { text } from "../i18n";
import { none, number, percent, pressure, pressureUnit } from "../units";
import type { Leak, LeakModule, Station } from "../zarya";
import { openTo } from "./air";
import { layOut } from "./layout";

const size = { width: 152, height: 108, stepX: 174, stepY: 132, edge: 13 };
/** Longer names are set narrower. */
const letters = 11;

export type HatchState = "open" | "closed" | "stuck" | "unknown";

export function hatchState(hatch: Leak["hatches"][number] | undefined): HatchState {
  if (hatch?.isOpen === undefined || hatch.isOpen === null) return "unknown";
  return hatch.isStuck ? "stuck" : hatch.isOpen ? "open" : "closed";
}

export class Schematic {
  readonly element: SVGSVGElement;
  private readonly modules = new Map<string, SVGGElement>();
  private readonly hatches = new Map<string, { mark: SVGGElement; x: number; y: number; angle: number; between: string }>();

  constructor(private readonly station: Station, choose: (hatch: string) => void) {
    const plan = layOut(station);
    const [width, height] = [plan.columns * size.stepX, plan.rows * size.stepY];
    const middle = (id: string): [number, number] => {
      const box = plan.boxes.get(id);
      return [((box?.column ?? 0) + 0.5) * size.stepX, ((box?.row ?? 0) - plan.firstRow + 0.5) * size.stepY];
    };
    const tubes = station.hatches.map(hatch => {
      const [[x1, y1], [x2, y2]] = [middle(hatch.a), middle(hatch.b)];
      const mark = v("g", { class: "z-hatch", role: "button", tabindex: 0, "data-hatch": hatch.id, onclick: () => choose(hatch.id),
        onkeydown: (event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(hatch.id); } } });
      const cross = crossing(x1, y1, x2, y2);
      this.hatches.set(hatch.id, { mark, ...cross, angle: Math.atan2(y2 - y1, x2 - x1) * 180 / Math.PI, between: text("hatch.between", hatch.id, hatch.a, hatch.b) });
      return v("line", { class: "z-tube", x1, y1, x2, y2 });
    });
    const boxes = station.modules.map(({ id }) => {
      const [x, y] = middle(id);
      const group = v("g", { role: "img", "data-module": id, transform: `translate(${x - size.width / 2} ${y - size.height / 2})` });
      this.modules.set(id, group);
      return group;
    });
    this.element = v("svg", { class: "z-schematic", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": text("station.drawing") },
      v("defs", {}, ...[1, 2, 3].map(stripes)), ...tubes, ...boxes, ...[...this.hatches.values()].map(one => one.mark));
  }

  show(leak: Leak | undefined): void {
    const states = new Map(leak?.modules.map(m => [m.id, m]));
    const air = leak ? openTo(this.station, leak) : new Map<string, number>();
    for (const module of this.station.modules) this.showModule(module.id, module.isLifeboat, states.get(module.id), air.get(module.id), leak);
    const hatches = new Map(leak?.hatches.map(one => [one.id, one]));
    for (const [id, one] of this.hatches) {
      const state = hatchState(hatches.get(id));
      one.mark.setAttribute("class", `z-hatch z-hatch-${state}${leak?.next?.hatch === id ? " z-next" : ""}`);
      one.mark.setAttribute("aria-label", `${one.between}: ${text(`hatch.${state}`)}`);
      one.mark.setAttribute("transform", `translate(${one.x} ${one.y})${state === "open" || state === "closed" ? ` rotate(${one.angle})` : ""}`);
      replace(one.mark, v("title", {}, `${one.between}: ${text(`hatch.${state}`)}`), ...sign(state));
    }
  }

  private showModule(id: string, isLifeboat: boolean, state: LeakModule | undefined, around: number | undefined, leak: Leak | undefined): void {
    const group = this.modules.get(id);
    if (!group) return;
    const share = leak?.alarm ? (state?.probability ?? 0) : 0;
    const crew = state?.crew ?? 0;
    const isCutOff = state?.reachesLifeboat === false;
    const people = crew > 0 ? (crew > 3 ? `● ${crew}` : "●".repeat(crew)) : "";
    const air = typeof state?.pressureMmHg === "number" ? pressure(state.pressureMmHg) : around === undefined ? text("station.noGauge") : `≈ ${pressure(around)}`;
    // Where the unit is a long word it stands in the legend only.
    const shortAir = pressureUnit().length > 5 ? air.replace(` ${pressureUnit()}`, "") : air;
    const warmth = state?.temperatureC === null || state?.temperatureC === undefined ? none : `${number(state.temperatureC, 1)} °C`;
    const label = [id, isLifeboat ? text("station.lifeboat") : "", crew > 0 ? text("station.crew", crew) : "", air, warmth,
      share > 0 ? text("station.leakHere", percent(share)) : "", isCutOff ? text("station.noBoat") : ""].filter(part => part !== "").join(", ");
    group.setAttribute("aria-label", label);
    group.setAttribute("class", `z-module${isLifeboat ? " z-lifeboat" : ""}${share >= 0.1 ? " z-suspect" : ""}`);
    const { width, height } = size;
    const line = (y: number, content: string, kind = "", most = Infinity): SVGTextElement => v("text", { x: width / 2, y, class: kind, ...(content.length > most ? { textLength: width - 14, lengthAdjust: "spacingAndGlyphs" } : {}) }, content);
    replace(group, v("title", {}, label),
      v("rect", { class: "z-wall", width, height, rx: 10 }),
      share >= 0.02 && v("rect", { class: "z-shade", width, height, rx: 10, fill: `url(#z-stripes-${share >= 0.5 ? 3 : share >= 0.1 ? 2 : 1})` }),
      isLifeboat && v("rect", { class: "z-inner", x: 4, y: 4, width: width - 8, height: height - 8, rx: 7 }),
      line(26, isLifeboat ? `◎ ${id}` : id, "z-name", letters), line(49, shortAir, typeof state?.pressureMmHg === "number" ? "" : "z-around"), line(72, people === "" ? warmth : `${warmth}  ${people}`, people === "" ? "" : "z-people", 13),
      isCutOff ? line(97, `✕ ${text("station.noBoatShort")}${share >= 0.02 ? ` ◆ ${percent(share)}` : ""}`, "z-warn") : share >= 0.02 ? line(97, `◆ ${percent(share)}`, "z-share") : null);
  }
}

/** Denser stripes for more probability. */
function stripes(level: number): SVGPatternElement {
  const step = [0, 16, 10, 6][level] ?? 16;
  return v("pattern", { id: `z-stripes-${level}`, width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    v("rect", { width: step, height: step, class: `z-ground-${level}` }), v("line", { x1: 0, y1: 0, x2: 0, y2: step, class: "z-stripe" }));
}

/** Half way between the walls of two boxes. */
function crossing(x1: number, y1: number, x2: number, y2: number): { x: number; y: number } {
  if (Math.abs(y2 - y1) < 1) return { x: (x1 + x2) / 2, y: y1 };
  // On the height of the gap between two rows.
  const y = y1 + Math.sign(y2 - y1) * size.stepY / 2;
  return { x: x1 + (x2 - x1) * ((y - y1) / (y2 - y1)), y };
}

function sign(state: HatchState): Element[] {
  const r = size.edge;
  switch (state) {
    case "open": return [v("circle", { r: r - 3 }), v("line", { x1: -r + 6, y1: 0, x2: r - 6, y2: 0 })];
    case "closed": return [v("rect", { x: -6, y: -r, width: 12, height: 2 * r })];
    case "stuck": return [v("path", { d: `M 0 ${-r} L ${r} ${r - 4} L ${-r} ${r - 4} Z` }), v("text", { y: r - 6 }, "!")];
    case "unknown": return [v("circle", { r: r - 3 }), v("text", { y: 5 }, "?")];
  }
}
