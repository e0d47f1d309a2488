/** What the record holds of each packet over a stretch of time, as bars; and what is missing or came late, as a table. */
import { h, table, v } from "../dom";
import { text } from "../i18n";
import { tail } from "../names";
import { milli, short, utc } from "../times";
import type { IndexGroup } from "../wire";
import type { Gap } from "../zarya";

const size = { width: 960, name: 190, count: 80, row: 22 };

/** One row for each packet: bars where there are data, a marked line where there are none between. */
export function holdings(groups: IndexGroup[], from: number, to: number): Element {
  if (groups.length === 0) return h("p", {}, text("archive.empty"));
  const merged = new Map<string, { start: string; stop: string; count?: number }[]>();
  for (const group of groups) merged.set(group.id.name, [...(merged.get(group.id.name) ?? []), ...(group.entry ?? [])]);
  const right = size.width - size.count;
  const at = (time: string): number => size.name + (Math.min(Math.max(milli(time) ?? from, from), to) - from) / (to - from) * (right - size.name);
  const rows = [...merged].map(([name, entries], index) => {
    const count = entries.reduce((sum, e) => sum + (e.count ?? 0), 0);
    const holes = entries.slice(1).map((e, i) => ({ start: entries[i]?.stop ?? e.start, stop: e.start }));
    return v("g", { role: "img", "aria-label": text("archive.row", name, entries.length, count), transform: `translate(0 ${index * size.row})` },
      v("title", {}, text("archive.row", name, entries.length, count)), v("text", { x: 0, y: 15 }, tail(name)),
      v("line", { class: "z-gap", x1: size.name, x2: right, y1: 11, y2: 11 }),
      ...entries.map(e => v("rect", { class: "z-have", x: at(e.start), y: 4, width: Math.max(1, at(e.stop) - at(e.start)), height: 14 }, v("title", {}, `${utc(e.start)} – ${utc(e.stop)}`))),
      ...holes.map(hole => v("rect", { class: "z-hole", x: at(hole.start), y: 7, width: Math.max(2, at(hole.stop) - at(hole.start)), height: 8 }, v("title", {}, text("archive.hole", utc(hole.start), utc(hole.stop))))),
      v("text", { x: size.width, y: 15, "text-anchor": "end" }, count.toLocaleString("en")));
  });
  const height = rows.length * size.row;
  return v("svg", { class: "z-index", viewBox: `0 0 ${size.width} ${height + 24}`, role: "group", "aria-label": text("archive.chart") }, ...rows,
    ...[0, 0.25, 0.5, 0.75].map(share => v("text", { x: size.name + share * (right - size.name), y: height + 16, class: "z-tick" }, `${short(from + share * (to - from))} UTC`)),
    v("text", { x: size.width, y: height + 16, class: "z-tick", "text-anchor": "end" }, text("archive.count")));
}

/** Gaps in sequence counts, the newest first; those that late data closed say when it came. */
export function gapTable(gaps: Gap[], count: number): HTMLElement {
  const missing = gaps.reduce((sum, gap) => sum + (gap.isClosed ? 0 : gap.missing), 0);
  const late = gaps.filter(gap => gap.filledAt !== null).length;
  if (count === 0) return h("p", {}, `✓ ${text("archive.noGaps")}`);
  return h("div", {}, h("p", {}, `${missing > 0 ? "△" : "✓"} ${text("archive.gapSum", missing, count, late)}`), table(text("archive.gaps"),
    ["APID", text("archive.start"), text("archive.stop"), text("archive.missing"), text("archive.lateState")],
    gaps.slice(0, 200).map(gap => [String(gap.apid), utc(gap.start), utc(gap.stop), gap.isRestart ? "?" : String(gap.missing),
      gap.isRestart ? text("archive.restart") : gap.filledAt !== null ? text(gap.isClosed ? "archive.closed" : "archive.partly", utc(gap.filledAt)) : text("archive.open")])));
}
