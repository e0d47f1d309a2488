/** The one line: leak or not, how surely, how fast, since when. */
import { h, replace } from "../dom";
import { text } from "../i18n";
import { utc } from "../times";
import { brief, isNumber, percent } from "../units";
import type { Leak, Spread } from "../zarya";

/** `0.52 (0.45–0.60)`. */
export const spread = (value: Spread | null | undefined, show: (n: number | null | undefined) => string = brief): string =>
  isNumber(value?.median) ? (isNumber(value?.p05) && isNumber(value?.p95) ? `${show(value?.median)} (${show(value?.p05)}–${show(value?.p95)})` : show(value?.median)) : show(undefined);

const state = (leak: Leak): "leak" | "cleared" | "none" => (leak.alarm ? "leak" : leak.cleared ? "cleared" : "none");

function words(leak: Leak): string {
  if (leak.alarm) return text("leak.is", leak.alarm.id, utc(leak.alarm.time));
  return leak.cleared ? text("leak.cleared", utc(leak.cleared.time), leak.cleared.reason) : text("leak.none");
}

/** Shows the line. Screen readers are told when the state changes, not each time that a figure moves. */
export class Verdict {
  private readonly line = h("div", { class: "z-verdict" });
  private readonly told = h("p", { class: "z-hidden", role: "status", "aria-live": "assertive" });
  readonly element = h("div", { "data-part": "verdict" }, this.line, this.told);

  show(leak: Leak): void {
    this.line.className = `z-verdict z-${state(leak)}`;
    replace(this.line,
      h("p", { class: "z-headline" }, leak.alarm ? "▲ " : "● ", words(leak), `. ${text("leak.probability", percent(leak.probability))}`,
        leak.alarm && `, ${spread(leak.rateMmHgPerH)} ${text("unit.mmHg")}/${text("unit.h")}`),
      h("p", { class: "z-said" }, leak.verdict, h("span", { class: "z-time" }, ` (${utc(leak.time)})`)));
    if (this.told.textContent !== words(leak)) this.told.textContent = words(leak);
  }
}
