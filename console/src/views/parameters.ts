/** Every parameter below a space system with its newest value, whenever that was made: what a newcomer looks at first. */
import { h, replace, title } from "../dom";
import { text, word } from "../i18n";
import { unitOf } from "../mdb";
import type { Mission } from "../mission";
import { identify } from "../names";
import { repeat } from "../repeat";
import { minute, utc } from "../times";
import type { Screen } from "../view";
import { shown, type ParameterValue } from "../wire";
import type { Display } from "../zarya";
import { severity } from "./overview";

interface Listing extends Display { under?: string; parameters?: string[] }

/** The table is drawn this often at most, whatever comes in: what comes faster nobody reads. */
const period = 100;
const most = 2000;

export function parametersScreen(mission: Mission, file: Display): Screen {
  const { under = "/", parameters: chosen } = file as Listing;
  const status = h("div", { role: "status", class: "z-status" });
  const filter = h("input", { id: "z-par-filter", type: "search", autocomplete: "off" });
  const said = h("p", { role: "status", class: "z-said" });
  const body = h("tbody");
  const rows: Row[] = [];
  const changed = new Set<Row>();
  const stops: (() => void)[] = [];
  let isStopped = false;
  const draw = setInterval(() => {
    for (const row of changed) row.draw();
    changed.clear();
  }, period);
  const sift = (): void => {
    const words = filter.value.trim().toLowerCase();
    for (const row of rows) row.element.hidden = words !== "" && !row.path.toLowerCase().includes(words);
    said.textContent = text("values.count", rows.filter(row => !row.element.hidden).length, rows.length);
  };
  filter.addEventListener("input", sift);
  const work = repeat(status, 3600e3, async () => {
    if (rows.length > 0) return;
    const { parameters } = await mission.database.read();
    const names = (chosen ?? [...parameters.keys()].filter(name => under === "/" || name.startsWith(`${under}/`))).slice(0, most);
    if (isStopped) return;
    for (const name of names) {
      const row = new Row(mission, name, unitOf(parameters.get(name)?.type), parameters.get(name)?.shortDescription ?? "");
      rows.push(row);
      stops.push(mission.feed.follow(name, value => {
        row.newest = value;
        changed.add(row);
      }));
    }
    replace(body, ...rows.map(row => row.element));
    sift();
  });
  const heads = [text("type.parameter"), text("column.value"), text("column.unit"), text("alarm.state"), text("column.time"), text("column.description")];
  const grid = h("div", { class: "z-scroll z-tall", tabindex: 0, role: "group", "aria-label": file.title },
    h("table", { class: "z-table z-values" }, h("caption", { class: "z-hidden" }, file.title), h("thead", {}, h("tr", {}, ...heads.map(head => h("th", { scope: "col" }, head)))), body));
  const element = h("div", { class: "z-page" }, title(word("display", file.title)), h("div", { class: "z-row" }, h("label", { class: "z-field" }, h("span", {}, text("values.filter")), filter), said), status, grid);
  return { element, stop: () => { isStopped = true; clearInterval(draw); work.stop(); for (const stop of stops) stop(); } };
}

/** One line of the table. Its cells stay; only their text changes. */
class Row {
  readonly element: HTMLTableRowElement;
  newest: ParameterValue | undefined;
  private readonly value = h("td", { class: "z-number" }, text("values.none"));
  private readonly state = h("td");
  private readonly time = h("td", { class: "z-nowrap" });
  private readonly name: HTMLAnchorElement;
  private wasState: string | undefined;

  constructor(private readonly mission: Mission, readonly path: string, unit: string, description: string) {
    this.name = h("a", { href: this.place() }, path);
    this.name.addEventListener("click", () => { this.name.href = this.place(); });
    this.element = h("tr", { "data-parameter": path }, h("td", {}, this.name), this.value, h("td", {}, unit), this.state, this.time, h("td", { class: "z-note" }, description));
  }

  draw(): void {
    if (!this.newest) return;
    set(this.value, shown(this.newest.engValue));
    set(this.time, utc(this.newest.generationTime));
    const state = this.newest.acquisitionStatus === "EXPIRED" ? "EXPIRED" : (this.newest.monitoringResult ?? "");
    if (state === this.wasState) return;
    this.wasState = state;
    replace(this.state, state === "EXPIRED" ? `◌ ${text("data.stale")}` : state === "IN_LIMITS" ? h("span", { class: "z-fine" }, `✓ ${text("fleet.fine")}`) : state === "" || state === "DISABLED" ? "" : severity(state));
  }

  /** The plot of the parameter: live, or at the fixed time of its newest value when that is not in the live plot's time. */
  private place(): string {
    const { openmct, instance } = this.mission;
    const key = (at: ReturnType<typeof identify>): string => openmct.objects.makeKeyString(at);
    const address = `#/browse/${key(identify(instance, "mission"))}/${key(identify(instance, "parameter", this.path))}`;
    const made = Date.parse(this.newest?.generationTime ?? "");
    const { start, end } = openmct.time.getBounds();
    if (!Number.isFinite(made) || (made >= start && made <= end)) return address;
    return `${address}?tc.mode=fixed&tc.startBound=${Math.round(made - 30 * minute)}&tc.endBound=${Math.round(made + minute)}&tc.timeSystem=utc`;
  }
}

function set(cell: HTMLElement, content: string): void {
  if (cell.textContent !== content) cell.textContent = content;
}
