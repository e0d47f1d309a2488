/** How much: rate in the units of each desk, effective area, reserve time counting down, and what the fall of pressure is made of. */
import { facts, h, panel, v } from "../dom";
import { text, word } from "../i18n";
import { milli, span, utc } from "../times";
import { brief, isNumber, level, number, pressure } from "../units";
import type { Leak } from "../zarya";
import { spread } from "./verdict";

/** From here on seconds are told as hours and days. */
const long = 7200;

export const amounts = (leak: Leak): HTMLElement => panel(text("leak.amounts"), {}, facts([
  [text("leak.rate", `${text("unit.mmHg")}/${text("unit.h")}`), `${spread(leak.rateMmHgPerH)} ${text("unit.mmHg")}/${text("unit.h")}`],
  [text("leak.rate", `${text("unit.kg")}/${text("unit.d")}`), `${spread(leak.rateKgPerD)} ${text("unit.kg")}/${text("unit.d")}`],
  [text("leak.rate", `${text("unit.lb")}/${text("unit.d")}`), `${spread(leak.rateLbPerD)} ${text("unit.lb")}/${text("unit.d")}`],
  [text("leak.secondsPerMmHg"), (leak.secondsPerMmHg?.median ?? 0) > long ? spread(leak.secondsPerMmHg, span) : `${spread(leak.secondsPerMmHg)} ${text("unit.s")}`],
  [text("leak.area"), `${spread(leak.cdaMm2)} ${text("unit.mm2")}`],
  [text("leak.pressure"), pressure(leak.pressureMmHg, 1)],
  [text("leak.nitrogen"), `${number(leak.nitrogenKg)} ${text("unit.kg")}`],
]), h("p", { class: "z-note" }, text("leak.spreadNote")));

/** Reserve time: what is left now by the mission's clock, and the moment when it is used up. */
export class Reserve {
  readonly element = panel(text("leak.reserve"), { class: "z-reserve" });
  private readonly counters: { element: HTMLElement; end: number }[] = [];

  constructor(private readonly now: () => number) {}

  show(leak: Leak): void {
    this.counters.length = 0;
    const rows = leak.reserve.map(one => {
      const counter = h("strong", { class: "z-count" });
      const end = milli(one.runsOutAt);
      if (end !== undefined) this.counters.push({ element: counter, end });
      else counter.textContent = isNumber(one.hours?.median) ? span(one.hours.median * 3600) : text("leak.reserveUnknown");
      const hours = (n: number | null | undefined): string => (isNumber(n) ? span(n * 3600) : "—");
      return h("div", { class: "z-floor" }, h("h3", {}, text("leak.floor", level(one.floorMmHg))), counter,
        end !== undefined && h("p", {}, text("leak.runsOut", utc(end))),
        h("p", { class: "z-note" }, text("leak.reserveSpread", spread(one.hours, hours), hours(one.linearHours?.median))));
    });
    this.element.replaceChildren(h("h2", {}, text("leak.reserve")), ...(rows.length > 0 ? rows : [h("p", {}, text("leak.reserveUnknown"))]));
    this.tick();
  }

  tick(): void {
    for (const { element, end } of this.counters) element.textContent = span((end - this.now()) / 1000);
  }
}

const causes = ["temperature", "oxygen", "co2AndWater", "operations", "ordinary", "unexplained"] as const;

/** One bar a cause, to the left for what lowers the pressure. */
export function attribution(leak: Leak): HTMLElement {
  const shares = leak.attributionMmHgPerH ?? {};
  const greatest = Math.max(0.02, ...causes.map(c => Math.abs(shares[c] ?? 0)));
  const [width, row] = [420, 26];
  const bars = causes.map((cause, index) => {
    const share = shares[cause] ?? 0;
    const length = Math.abs(share) / greatest * (width / 2 - 85);
    const doubt = cause === "unexplained" && isNumber(shares.unexplainedSd) ? ` ± ${brief(shares.unexplainedSd)}` : "";
    const value = `${share > 0 ? "+" : ""}${number(shares[cause], 3)}${doubt}`;
    return v("g", { transform: `translate(0 ${index * row})`, role: "listitem", "aria-label": `${word("cause", cause)} ${value} ${text("unit.mmHg")}/${text("unit.h")}` },
      v("text", { x: 0, y: 17, class: "z-cause" }, word("cause", cause)),
      v("rect", { class: `z-bar z-bar-${cause === "unexplained" ? "loud" : "calm"}`, x: share < 0 ? width - length : width, y: 4, width: length, height: row - 9 }),
      v("text", { x: share < 0 ? width - length - 5 : width + length + 5, y: 17, "text-anchor": share < 0 ? "end" : "start" }, value));
  });
  return panel(text("leak.attribution"), {},
    v("svg", { class: "z-bars", viewBox: `0 0 ${width * 1.5} ${causes.length * row}`, role: "list", "aria-label": text("leak.attribution") },
      v("line", { class: "z-zero", x1: width, x2: width, y1: 0, y2: causes.length * row }), ...bars),
    h("p", { class: "z-note" }, text("leak.attributionNote")),
    list(text("leak.ruledOut"), leak.ruledOut), list(text("leak.doubt"), leak.doubt));
}

const list = (title: string, items: string[]): HTMLElement | false =>
  items.length > 0 && h("div", {}, h("h3", {}, title), h("ul", { class: "z-bullets" }, ...items.map(item => h("li", {}, item))));
