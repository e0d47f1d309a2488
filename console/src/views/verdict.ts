/** The one line: leak or not, since when, how surely, how fast, for how long there is air, where. */
import { h, link, replace } from "../dom";
import { text } from "../i18n";
import type { Mission } from "../mission";
import { span, utc } from "../times";
import { brief, isNumber, level, percent } from "../units";
import type { Leak, Spread } from "../zarya";

/** `0.52 (0.45–0.60)`. */
export const spread = (value: Spread | null | undefined, show: (n: number | null | undefined) => string = brief): string =>
  isNumber(value?.median) ? (isNumber(value?.p05) && isNumber(value?.p95) ? `${show(value?.median)} (${show(value?.p05)}–${show(value?.p95)})` : show(value?.median)) : show(undefined);

const state = (leak: Leak): "leak" | "cleared" | "none" => (leak.alarm ? "leak" : leak.cleared ? "cleared" : "none");

function words(leak: Leak): string {
  if (leak.alarm) return text("leak.is", leak.alarm.id, utc(leak.alarm.time));
  return leak.cleared ? text("leak.cleared", utc(leak.cleared.time), leak.cleared.reason) : text("leak.none");
}

/** With less than this for the likeliest module the line names none. */
const certain = 0.15;

/** What stands behind the words, in figures. */
function figures(leak: Leak): string[] {
  const rate = `${spread(leak.rateMmHgPerH)} ${text("unit.mmHg")}/${text("unit.h")}`;
  if (!leak.alarm) return [text("leak.probability", percent(leak.probability)), text("leak.ordinary", rate)];
  const soonest = leak.reserve[0];
  const likeliest = leak.modules.reduce((best, one) => ((one.probability ?? 0) > (best?.probability ?? 0) ? one : best), leak.modules[0]);
  return [
    text("leak.probability", percent(leak.probability)), rate,
    soonest && isNumber(soonest.hours?.median) ? text("leak.untilFloor", span(soonest.hours.median * 3600), level(soonest.floorMmHg)) : "",
    likeliest && (likeliest.probability ?? 0) >= certain ? text("leak.likeliest", likeliest.id, percent(likeliest.probability)) : "",
  ].filter(part => part !== "");
}

/** Shows the line. Screen readers are told when the state changes, not each time that a figure moves. */
export class Verdict {
  private readonly line = h("div", { class: "z-verdict" });
  private readonly told = h("p", { class: "z-hidden", role: "status", "aria-live": "assertive" });
  readonly element = h("div", { "data-part": "verdict" }, this.line, this.told);

  constructor(private readonly mission: Mission) {}

  show(leak: Leak): void {
    const incident = leak.alarm?.id;
    this.line.className = `z-verdict z-${state(leak)}`;
    replace(this.line,
      h("p", { class: "z-headline" }, h("strong", {}, leak.alarm ? "▲ " : "● ", words(leak)), ...figures(leak).map(one => h("span", { class: "z-figure" }, one))),
      h("p", { class: "z-said" }, h("span", { class: "z-time" }, text("leak.asOf", utc(leak.time))), incident && link(this.mission.zarya.incidentPage(incident), text("incident.page", incident))));
    if (this.told.textContent !== words(leak)) this.told.textContent = words(leak);
  }
}
