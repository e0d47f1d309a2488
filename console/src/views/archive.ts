/** Display 4: what the record holds, when, with gaps; jump there, replay it, take it away as CSV. */
import { all, call, get, piece, withQuery } from "../api";
import { field, h, panel, replace, select, v } from "../dom";
import { text, word } from "../i18n";
import { archivePath, type Mission } from "../mission";
import { leaf } from "../names";
import { act, repeat } from "../repeat";
import { iso, milli, utc } from "../times";
import type { Screen } from "../view";
import type { IndexGroup, Instance } from "../wire";
import type { Display } from "../zarya";

const size = { width: 900, name: 190, row: 22 };

export function archiveScreen(mission: Mission, file: Display): Screen {
  const end = mission.clock.currentValue();
  const start = h("input", { id: "z-arc-start", type: "text", autocomplete: "off", value: short(end - 86400e3) });
  const stop = h("input", { id: "z-arc-stop", type: "text", autocomplete: "off", value: short(end) });
  const status = h("div", { role: "status", class: "z-status" });
  const chart = h("div", { class: "z-scroll", tabindex: 0, role: "group", "aria-label": text("archive.chart") });
  const said = h("p", { role: "status", class: "z-said" });
  const times = (): [number, number] => [read(start.value), read(stop.value)];
  const work = repeat(status, 60000, async signal => {
    const [from, to] = times();
    if (!(to > from)) throw new Error(text("archive.badTimes"));
    const query = { start: iso(from), stop: iso(to), limit: 500, mergeTime: Math.max(2000, Math.round((to - from) / 600)) };
    const [packets, whole] = await Promise.all([
      all<IndexGroup>(`${archivePath(mission)}/packet-index`, "group", query, signal),
      all<IndexGroup>(`${archivePath(mission)}/completeness-index`, "group", query, signal).catch(() => []),
    ]);
    replace(chart, drawing([...whole.map(g => ({ ...g, id: { name: `∑ ${g.id.name}` } })), ...packets], from, to));
  });
  const button = (id: string, label: string, act_: (button: HTMLButtonElement) => void): HTMLButtonElement => {
    const made = h("button", { type: "button", class: "z-button", id }, label);
    made.addEventListener("click", () => act_(made));
    return made;
  };
  const jump = button("z-arc-jump", text("archive.jump"), () => {
    const [from, to] = times();
    mission.openmct.time.setMode("fixed", { start: from, end: to });
    replace(said, text("archive.jumped", utc(from), utc(to)));
  });
  const form = h("div", { class: "z-row" }, field(text("archive.start"), start), field(text("archive.stop"), stop), button("z-arc-show", text("archive.show"), () => work.now()), jump);
  const element = h("div", { class: "z-page" }, h("h1", {}, word("display", file.title)), panel(text("archive.chart"), {}, form, said, status, chart, h("p", { class: "z-note" }, text("archive.note"))),
    replayPanel(mission, times), exportPanel(mission, times));
  return { element, stop: () => work.stop() };
}

function drawing(groups: IndexGroup[], from: number, to: number): Element {
  if (groups.length === 0) return h("p", {}, text("archive.empty"));
  const merged = new Map<string, { start: string; stop: string; count?: number }[]>();
  for (const group of groups) merged.set(group.id.name, [...(merged.get(group.id.name) ?? []), ...(group.entry ?? [])]);
  const at = (time: string): number => size.name + (Math.min(Math.max(milli(time) ?? from, from), to) - from) / (to - from) * (size.width - size.name);
  const rows = [...merged].map(([name, entries], index) => {
    const count = entries.reduce((sum, e) => sum + (e.count ?? 0), 0);
    return v("g", { role: "img", "aria-label": text("archive.row", name, entries.length, count), transform: `translate(0 ${index * size.row})` },
      v("title", {}, text("archive.row", name, entries.length, count)), v("text", { x: 0, y: 15 }, leaf(name)),
      v("line", { class: "z-gap", x1: size.name, x2: size.width, y1: 11, y2: 11 }),
      ...entries.map(e => v("rect", { class: "z-have", x: at(e.start), y: 4, width: Math.max(1, at(e.stop) - at(e.start)), height: 14 })));
  });
  const height = rows.length * size.row;
  return v("svg", { class: "z-index", viewBox: `0 0 ${size.width} ${height + 24}`, role: "group", "aria-label": text("archive.chart") }, ...rows,
    ...[0, 0.25, 0.5, 0.75].map(share => v("text", { x: size.name + share * (size.width - size.name), y: height + 16, class: "z-tick" }, short(from + share * (to - from)))));
}

function replayPanel(mission: Mission, times: () => [number, number]): HTMLElement {
  const speed = select("z-arc-speed", ["1", "10", "60", "600"].map(one => [one, `${one} ×`]), "60");
  const said = h("p", { role: "status", class: "z-said" });
  const running = h("ul", {});
  const show = async (): Promise<void> => {
    const { processors } = await get<Instance>(`/api/instances/${encodeURIComponent(mission.instance)}`);
    replace(running, ...(processors ?? []).map(one => h("li", {}, h("a", { href: `?mission=${encodeURIComponent(mission.instance)}&processor=${encodeURIComponent(one.name)}`, target: "_blank", rel: "noopener" }, one.name), ` ${one.type ?? ""} ${one.state ?? ""} ${utc(one.time)}`)));
  };
  const start = h("button", { type: "button", class: "z-button", id: "z-arc-replay" }, text("archive.replay"));
  start.addEventListener("click", () => {
    const [from, to] = times();
    const name = `replay-${iso(from).slice(0, 16).replace(/\D/g, "")}-${Date.now() % 100000}`;
    const config = JSON.stringify({ utcStart: iso(from), utcStop: iso(to), start: iso(from), stop: iso(to), speed: { type: "REALTIME", param: Number(speed.value) } });
    void act(start, said, () => call("POST", "/api/processors", { instance: mission.instance, name, type: "Archive", persistent: true, config }), text("archive.replaying", name)).then(show);
  });
  void show().catch(() => undefined);
  return panel(text("archive.replayTitle"), {}, h("div", { class: "z-row" }, field(text("archive.speed"), speed), start), said, running, h("p", { class: "z-note" }, text("archive.replayNote")));
}

function exportPanel(mission: Mission, times: () => [number, number]): HTMLElement {
  const names = h("datalist", { id: "z-arc-names" });
  void mission.database.read().then(({ parameters }) => replace(names, ...[...parameters.keys()].map(name => h("option", { value: name }))), () => undefined);
  const parameter = h("input", { id: "z-arc-parameter", type: "text", list: "z-arc-names", autocomplete: "off" });
  const said = h("p", { role: "status", class: "z-said" });
  const take = h("button", { type: "button", class: "z-button", id: "z-arc-csv" }, text("archive.csv"));
  take.addEventListener("click", () => {
    const [from, to] = times();
    if (parameter.value.trim() === "") return replace(said, h("span", { class: "z-error" }, text("archive.whichParameter")));
    const address = withQuery(`/api/archive/${piece(mission.instance)}:exportParameterValues`, { start: iso(from), stop: iso(to), parameters: parameter.value.trim().replace(/^\//, ""), delimiter: "COMMA" });
    h("a", { href: address, download: "" }).click();
    replace(said, text("archive.taken"));
  });
  return panel(text("archive.csvTitle"), {}, h("div", { class: "z-row" }, field(text("archive.parameter"), parameter), names, take), said);
}

/** `2018-08-29 22:00` and back. */
const short = (time: number): string => iso(time).slice(0, 16).replace("T", " ");
const read = (typed: string): number => Date.parse(`${typed.trim().replace(" ", "T").replace(/Z$/, "")}Z`);
