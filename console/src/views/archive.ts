/** Display 4: what the record holds, when, with gaps; jump there, replay it, take it away as CSV. */
import { all, call, get, piece, withQuery } from "../api";
import { field, h, panel, replace, select, title } from "../dom";
import { text, word } from "../i18n";
import { archivePath, type Mission } from "../mission";
import { act, repeat } from "../repeat";
import { iso, milli, minute, read, short, utc } from "../times";
import type { Screen } from "../view";
import type { IndexGroup, Instance } from "../wire";
import type { Display } from "../zarya";
import { gapTable, holdings } from "./holdings";


export function archiveScreen(mission: Mission, file: Display): Screen {
  const end = mission.clock.currentValue();
  const start = h("input", { id: "z-arc-start", type: "text", autocomplete: "off", value: short(end - 86400e3) });
  const stop = h("input", { id: "z-arc-stop", type: "text", autocomplete: "off", value: short(end + minute) });
  const status = h("div", { role: "status", class: "z-status" });
  const chart = h("div", { class: "z-scroll z-tall", tabindex: 0, role: "group", "aria-label": text("archive.chart") });
  const late = h("div");
  const said = h("p", { role: "status", class: "z-said" });
  const times = (): [number, number] => [read(start.value), read(stop.value)];
  const work = repeat(status, 60000, async signal => {
    const [from, to] = times();
    if (!(to > from)) throw new Error(text("archive.badTimes"));
    const query = { start: iso(from), stop: iso(to), limit: 500, mergeTime: Math.max(2000, Math.round((to - from) / 600)) };
    const [packets, missing] = await Promise.all([
      all<IndexGroup>(`${archivePath(mission)}/packet-index`, "group", query, signal),
      mission.zarya.gaps(iso(from), iso(to), signal).catch(() => undefined),
    ]);
    replace(chart, holdings(packets, from, to));
    // What could not be asked is not "nothing is missing".
    replace(late, missing ? gapTable(missing.gaps, missing.count) : h("p", { role: "alert" }, text("error.server")));
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
  const whole = button("z-arc-whole", text("archive.whole"), made => void act(made, said, async () => {
    // A year is one piece here: nothing but the ends is wanted.
    const groups = await all<IndexGroup>(`${archivePath(mission)}/packet-index`, "group", { limit: 500, mergeTime: 366 * 86400e3 });
    const ends = groups.flatMap(group => group.entry ?? []);
    if (ends.length === 0) throw new Error(text("archive.nothing"));
    start.value = short(Math.min(...ends.map(one => milli(one.start) ?? Infinity)));
    stop.value = short(Math.max(...ends.map(one => milli(one.stop) ?? -Infinity)) + minute);
    work.now();
  }, ""));
  const form = h("div", { class: "z-row" }, field(text("archive.start"), start), field(text("archive.stop"), stop), button("z-arc-show", text("archive.show"), () => work.now()), whole, jump);
  const element = h("div", { class: "z-page" }, title(word("display", file.title)), panel(text("archive.chart"), {}, form, said, status, chart, h("p", { class: "z-note" }, text("archive.note"))),
    panel(text("archive.gaps"), {}, late),
    h("div", { class: "z-grid" }, replayPanel(mission, times), exportPanel(mission, times)));
  return { element, stop: () => work.stop() };
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
