/** Where it is, which hatch to shut next and what the gauges will say, what the patches were worth, and how good the data are. */
import { facts, h, panel, table } from "../dom";
import { text, word } from "../i18n";
import { milli, minute, span, utc } from "../times";
import { brief, isNumber, none, percent, pressure, toChosen } from "../units";
import type { Leak } from "../zarya";
import { spread } from "./verdict";

const minutes = (value: number | null | undefined): string => (isNumber(value) ? span(value * 60) : none);

/** From here on "leave it shut" is meant, not a moment. */
const forever = 1e5;

/** Minutes, and the moment at which they are over: since the hatch was shut, or if it is shut at `now`. */
function until(value: number | null | undefined, now: number | undefined, shut: number | undefined): string {
  if (!isNumber(value) || value >= forever) return none;
  if (shut !== undefined) return text("next.shutAt", minutes(value), utc(shut + value * minute), utc(shut));
  return now === undefined ? minutes(value) : text("next.until", minutes(value), utc(now + value * minute));
}

/** Where people must be before, and how many of them are there already. */
function crew(leak: Leak, moves: { module: string; count: number }[]): string {
  const here = new Map(leak.modules.map(m => [m.id, m.crew ?? 0]));
  const isThere = (move: { module: string; count: number }): boolean => (here.get(move.module) ?? 0) >= move.count;
  if (moves.every(isThere)) return text("next.nobody");
  // Who is nowhere by the log may be there already.
  if ((leak.crewUnknown ?? 0) > 0) return moves.map(move => `${move.count} ${move.module}`).join("; ");
  return moves.map(move => text(isThere(move) ? "next.there" : "next.people", move.count, move.module, here.get(move.module) ?? 0)).join("; ");
}

export function places(leak: Leak): HTMLElement {
  const ranked = !leak.alarm ? [] : leak.modules.filter(m => (m.probability ?? 0) >= 0.005).sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0)).slice(0, 8);
  return panel(text("leak.where"), {},
    leak.alarm !== null && leak.group.length > 0 && h("p", {}, leak.group.length > leak.modules.length / 2 ? text("leak.groupAll", leak.group.length) : text("leak.group", leak.group.join(", "))),
    ranked.length === 0 ? h("p", {}, text("leak.nowhere")) : h("ol", { class: "z-ranks" }, ...ranked.map(m =>
      h("li", {}, h("span", { class: "z-rankname" }, m.id), h("progress", { max: 1, value: m.probability ?? 0, "aria-label": text("leak.probabilityOf", m.id) }), h("span", {}, percent(m.probability))))),
    isNumber(leak.crewUnknown) && leak.crewUnknown > 0 && h("p", { class: "z-warn" }, `△ ${text("leak.crewUnknown", leak.crewUnknown)}`));
}

export function nextClosure(leak: Leak): HTMLElement {
  const next = leak.next;
  if (!next) return panel(text("next.title"), {}, h("p", {}, text("next.none")));
  if (!next.hatch) return panel(text("next.title"), {}, h("p", {}, next.why), h("p", { class: "z-note" }, text("next.advised", utc(next.time))));
  const now = milli(leak.time);
  const hatch = leak.hatches.find(one => one.id === next.hatch);
  const shut = hatch?.isOpen === false ? milli(hatch.shutSince) : undefined;
  const isStuckFirst = isNumber(next.waitMin) && isNumber(next.openAgainBeforeMin) && next.waitMin > next.openAgainBeforeMin && !next.keepClosed && shut === undefined;
  return panel(text("next.title"), { class: "z-next" },
    h("p", { class: "z-headline" }, text(shut !== undefined ? "next.isShut" : next.keepClosed ? "next.shutToo" : "next.shut", next.hatch)),
    h("p", {}, next.why),
    h("p", { class: "z-note" }, text("next.advised", utc(next.time))),
    facts([
      [text("next.inside"), next.inside.join(", ")],
      [text("next.ifInside"), minutes(next.ifInsideMinTo1MmHg)],
      [text("next.ifOutside"), minutes(next.ifOutsideMinTo1MmHg)],
      [text("next.wait"), until(next.waitMin, now, shut === undefined ? undefined : Math.max(shut, milli(next.time) ?? shut))],
      [text("next.openBefore"), until(next.openAgainBeforeMin, now, shut)],
      [text("next.bits"), brief(next.expectedBits)],
      [text("next.crew"), crew(leak, next.crewMoves)],
    ]),
    isStuckFirst && h("p", { class: "z-warn" }, `△ ${text("next.stuckFirst")}`),
    h("p", { class: "z-note" }, text("next.note")));
}

export const patches = (leak: Leak): HTMLElement => panel(text("patch.title"), {},
  leak.patches.length === 0 ? h("p", {}, text("patch.none")) : table(text("patch.title"),
    [text("column.time"), text("column.module"), text("patch.verdict"), text("patch.left"), text("patch.holds"), text("patch.wait")],
    leak.patches.map(p => [utc(p.time), p.module ?? none, word("grade", p.verdict), `${spread(p.residualCdaMm2)} ${text("unit.mm2")}`, percent(p.holdsProbability), minutes(p.waitMinFor99Percent)])));

/** A sensor that has not spoken for this long is marked. MCA readings come every 14 minutes. */
const oldS = 1200;

export function quality(leak: Leak): HTMLElement {
  const grade = (s: Leak["sensors"][number]): number => (s.fault !== null ? 2 : (s.ageS ?? Infinity) > oldS ? 1 : 0);
  const sensors = [...leak.sensors].sort((a, b) => grade(b) - grade(a));
  const bad = leak.sensors.filter(s => s.fault !== null || (s.ageS ?? Infinity) > oldS).length;
  return panel(text("data.title"), {},
    h("p", {}, bad === 0 ? `✓ ${text("data.good", leak.sensors.length)}` : `△ ${text("data.bad", bad, leak.sensors.length)}`),
    table(text("data.title"),
      [text("alarm.state"), text("data.channel"), text("column.module"), text("column.value"), text("data.age"), text("data.last"), text("data.readings"), text("data.refused"), text("data.fault")],
      sensors.map(s => {
        const isOld = (s.ageS ?? Infinity) > oldS;
        return [s.fault ? `✕ ${text("data.failed")}` : isOld ? `△ ${text("data.stale")}` : "✓", s.channel, s.module, h("span", { class: "z-number" }, reading(s.channel, s.value)), span(s.ageS), utc(s.time), String(s.readings), String(s.refused), s.fault ?? ""];
      }),
      index => (sensors[index]?.fault ? "z-failed" : undefined)));
}

/** Pressures in the unit that was chosen, temperatures and rates as they are. */
function reading(channel: string, value: number | null): string {
  if (!isNumber(value)) return none;
  if (/^(P_|pp|gauge)/.test(channel)) return toChosen(value) >= 100 ? pressure(value, 1) : pressure(value, 2);
  return brief(value) + (channel.startsWith("T_") || channel === "dewpoint" ? " °C" : channel.includes("generation") ? ` ${text("unit.kg")}/${text("unit.d")}` : "");
}

export const operations = (leak: Leak): HTMLElement => panel(text("ops.title"), {},
  leak.operations.length === 0 ? h("p", {}, text("ops.none")) : table(text("ops.title"), [text("column.time"), text("ops.event"), text("ops.subject"), text("column.value")],
    [...leak.operations].sort((a, b) => b.time.localeCompare(a.time)).slice(0, 50).map(o => [utc(o.time), word("event", o.event), o.subject, o.value === null ? "" : String(o.value)])));
