/** Display 3: alarms, events, links, clocks, the record. */
import { get } from "../api";
import { facts, h, link, panel, replace, select, table, title } from "../dom";
import { alarmName, Alarms, alarmText, alarmTitle, alarmValue, shelveTimes } from "../faults";
import { text, word } from "../i18n";
import { archivePath, type Mission } from "../mission";
import { act, repeat } from "../repeat";
import { milli, span, utc } from "../times";
import type { Screen } from "../view";
import type { AlarmData, MissionEvent } from "../wire";
import type { Display, IncidentEntry, RecordState } from "../zarya";
import { LinkTable } from "./links";
import { SimulationDesk } from "./simulation";

const shapes: Record<string, string> = { INFO: "●", WATCH: "◇", WARNING: "△", DISTRESS: "▲", CRITICAL: "■", SEVERE: "✖" };
const ranks = Object.keys(shapes);

/** A severity as a shape, a word, and a colour. */
export const severity = (level: string | undefined): HTMLElement =>
  h("span", { class: `z-severity z-severity-${(level ?? "INFO").toLowerCase()}` }, `${shapes[level ?? "INFO"] ?? "●"} ${word("severity", level ?? "INFO")}`);

export function overviewScreen(mission: Mission, file: Display): Screen {
  const alarms = new AlarmTable(mission);
  const events = new EventList(mission);
  const links = new LinkTable(mission);
  const clocks = h("div");
  const record = h("div");
  const status = h("div", { role: "status", class: "z-status" });
  const notes = new Notebook(mission);
  const simulation = new SimulationDesk(mission);
  const incidents = h("div");
  const work = repeat(status, 2000, async () => {
    const [state, { incidents: known }] = await Promise.all([mission.zarya.record(), mission.zarya.incidents()]);
    replace(record, recordFacts(state));
    replace(incidents, incidentList(mission, known));
    alarms.link(known);
  });
  const tick = (): void => replace(clocks, facts([
    [text("clock.mission"), utc(mission.clock.currentValue())], [text("clock.speed"), `${Number(mission.clock.speed.toPrecision(2))} ×`], [text("clock.here"), utc(Date.now())],
  ]));
  tick();
  const ticking = setInterval(tick, 500);
  const element = h("div", { class: "z-page" }, title(word("display", file.title)), alarms.element,
    h("div", { class: "z-columns" }, panel(text("incident.title"), { class: "z-incidents" }, incidents), panel(text("clock.title"), {}, clocks), panel(text("record.title"), {}, status, record), simulation.element),
    links.element, events.element, notes.element);
  return { element, stop: () => { work.stop(); clearInterval(ticking); alarms.stop(); events.stop(); links.stop(); notes.stop(); simulation.stop(); } };
}

const recordFacts = (state: RecordState): HTMLElement => facts([
  [text("record.trouble"), state.trouble ? `✕ ${state.trouble}` : `✓ ${text("record.fine")}`],
  [text("record.entries"), state.entries.toLocaleString("en")],
  [text("record.octets"), state.octets.toLocaleString("en")],
  [text("record.durable"), state.lastDurable.toLocaleString("en")],
  [text("record.age"), span(state.durableAgeS)],
  [text("record.damage"), state.damage.length === 0 ? `✓ ${text("record.noDamage")}` : `✕ ${state.damage.length}`],
]);

const incidentList = (mission: Mission, known: IncidentEntry[]): HTMLElement => known.length === 0 ? h("p", {}, `✓ ${text("incident.none")}`) : h("ul", { class: "z-plain" }, ...known.slice(0, 8).map(one =>
  h("li", {}, severity(one.severity.toUpperCase()), " ", link(mission.zarya.incidentPage(one.id), `${one.id}: ${one.title}`), " ", h("span", { class: "z-time" }, text(one.until === null ? "incident.since" : "incident.over", utc(one.since), utc(one.until))))));

export class AlarmTable {
  readonly element: HTMLElement;
  private readonly alarms: Alarms;
  private readonly list = h("div");
  private readonly said = h("p", { role: "status", class: "z-said" });
  private readonly comment = h("input", { id: "z-alarm-comment", type: "text", autocomplete: "off" });
  private readonly period = select("z-alarm-period", shelveTimes().map(one => [String(one.value), one.name]));
  private readonly stops: (() => void)[];

  private raised: AlarmData[] = [];
  private incidents: IncidentEntry[] = [];

  constructor(private readonly mission: Mission) {
    this.alarms = new Alarms(mission);
    const status = h("div", { role: "status", class: "z-status" });
    const work = repeat(status, 5000, async () => this.show(await this.alarms.list()));
    this.again = () => work.now();
    this.stops = [() => work.stop(), this.alarms.follow(alarm => { if (alarm.notificationType !== "VALUE_UPDATED") work.now(); })];
    this.element = panel(text("alarm.title"), {}, status, this.list,
      h("div", { class: "z-row" }, h("label", { class: "z-field" }, h("span", {}, text("alarm.comment")), this.comment), h("label", { class: "z-field" }, h("span", {}, text("alarm.period")), this.period)), this.said);
  }

  stop = (): void => this.stops.forEach(stop => stop());

  private readonly again: () => void;

  /** Alarms say which incident they belong to. */
  link(incidents: IncidentEntry[]): void {
    const was = JSON.stringify(this.incidents.map(one => one.id));
    this.incidents = incidents;
    if (was !== JSON.stringify(incidents.map(one => one.id))) this.show(this.raised);
  }

  private show(alarms: AlarmData[]): void {
    this.raised = alarms;
    const sorted = [...alarms].sort((a, b) => Number(a.processOK ?? false) - Number(b.processOK ?? false) || ranks.indexOf(b.severity) - ranks.indexOf(a.severity) || b.triggerTime.localeCompare(a.triggerTime));
    replace(this.list, sorted.length === 0 ? h("p", {}, `✓ ${text("alarm.none")}`) : table(text("alarm.title"),
      [text("column.severity"), text("alarm.what"), text("alarm.now"), text("alarm.since"), text("alarm.state"), text("alarm.do")],
      sorted.map(alarm => [severity(alarm.severity), h("div", {}, h("strong", {}, alarmTitle(alarm)), h("div", { class: "z-clamp", title: alarmText(alarm) }, alarmText(alarm)), this.incident(alarm)),
        alarmValue(alarm), utc(alarm.triggerTime), this.state(alarm), this.actions(alarm)])));
  }

  /** A leak's incident begins with its alarm. */
  private incident(alarm: AlarmData): HTMLElement | undefined {
    const at = Math.floor((milli(alarm.triggerTime) ?? 0) / 1000);
    const found = this.incidents.find(one => Math.abs(Math.floor((milli(one.since) ?? 0) / 1000) - at) <= 1);
    return found && link(this.mission.zarya.incidentPage(found.id), text("incident.page", found.id));
  }

  private state = (alarm: AlarmData): string => [
    alarm.shelveInfo ? text("alarm.shelved", alarm.shelveInfo.shelvedBy ?? "", utc(alarm.shelveInfo.shelveExpiration)) : "",
    alarm.acknowledged ? text("alarm.acknowledged", alarm.acknowledgeInfo?.acknowledgedBy ?? "", alarm.acknowledgeInfo?.acknowledgeMessage ?? "") : text("alarm.open"),
    alarm.processOK && !alarm.eventDetail ? text("alarm.over") : "",
  ].filter(part => part !== "").join("; ");

  private actions(alarm: AlarmData): HTMLElement {
    const [name, number] = [alarmName(alarm), alarm.seqNum ?? 0];
    const button = (verb: string, label: string, work: () => Promise<unknown>): HTMLButtonElement => {
      const made = h("button", { type: "button", class: "z-button", id: `z-${verb}-${name}-${number}`, "aria-label": `${label}: ${name}` }, label);
      made.addEventListener("click", () => void act(made, this.said, work, text("alarm.done", label, name)).then(this.again));
      return made;
    };
    const period = (): number | null => (this.period.value === "null" ? null : Number(this.period.value));
    return h("span", { class: "z-row z-buttons" },
      !alarm.acknowledged && button("acknowledge", text("alarm.acknowledge"), () => this.alarms.acknowledge(name, number, this.comment.value)),
      alarm.shelveInfo ? button("unshelve", text("alarm.unshelve"), () => this.alarms.unshelve(name, number))
        : button("shelve", text("alarm.shelve"), () => this.alarms.shelve(name, number, this.comment.value, period())));
  }
}

class EventList {
  readonly element: HTMLElement;
  private readonly list = h("div");
  private events: MissionEvent[] = [];
  private readonly stops: (() => void)[];

  constructor(private readonly mission: Mission) {
    const status = h("div", { role: "status", class: "z-status" });
    const work = repeat(status, 60000, async () => {
      this.events = (await get<{ event?: MissionEvent[] }>(`${archivePath(this.mission)}/events`, { order: "desc", limit: 50 })).event ?? [];
      this.show();
    });
    const following = mission.socket.subscribe<MissionEvent>("events", { instance: mission.instance }, event => {
      this.events = [event, ...this.events].slice(0, 50);
      this.show();
    });
    this.stops = [() => work.stop(), () => following.cancel()];
    this.element = panel(text("tree.events"), {}, status, this.list);
  }

  stop = (): void => this.stops.forEach(stop => stop());

  private show(): void {
    replace(this.list, this.events.length === 0 ? h("p", {}, text("event.none")) : table(text("tree.events"), [text("column.time"), text("column.severity"), text("column.source"), text("column.message")],
      this.events.map(event => [utc(event.generationTime), severity(event.severity), event.source ?? "", event.message])));
  }
}

class Notebook {
  readonly element: HTMLElement;
  private readonly list = h("div");
  private readonly work: { stop(): void; now(): void };

  constructor(mission: Mission) {
    const status = h("div", { role: "status", class: "z-status" });
    const entry = h("input", { id: "z-note", type: "text", required: true, autocomplete: "off" });
    const said = h("p", { role: "status", class: "z-said" });
    const button = h("button", { type: "submit", class: "z-button" }, text("note.enter"));
    const form = h("form", { class: "z-row" }, h("label", { class: "z-field" }, h("span", {}, text("note.words")), entry), button);
    this.work = repeat(status, 30000, async () => {
      const { entries } = await mission.zarya.notes();
      replace(this.list, ...[...entries].reverse().slice(0, 20).map(one => h("p", {}, h("span", { class: "z-time" }, `${utc(one.time)} ${one.by}: `), one.text)));
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      void act(button, said, () => mission.zarya.note(entry.value), text("note.done")).then(isDone => {
        if (isDone) entry.value = "";
        this.work.now();
      });
    });
    this.element = panel(text("note.title"), {}, form, said, status, this.list);
  }

  stop = (): void => this.work.stop();
}
