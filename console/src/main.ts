/** Start: asks the server what there is, installs our plugin into Open MCT, shows it. */
import { get, reason } from "./api";
import * as bar from "./bar";
import { MissionClock } from "./clock";
import { h } from "./dom";
import { Alarms, Faults } from "./faults";
import { ParameterFeed } from "./feed";
import { text } from "./i18n";
import { Ageing, Limits } from "./limits";
import { Database } from "./mdb";
import type { Mission } from "./mission";
import { identify } from "./names";
import type { Identifier, OpenMct } from "./openmct";
import { settings } from "./settings";
import { Socket } from "./socket";
import { minute } from "./times";
import { Events, Packets, Parameters } from "./telemetry";
import * as tree from "./tree";
import { addDisplay, addView } from "./view";
import { archiveScreen } from "./views/archive";
import { fleetScreen } from "./views/fleet";
import { leakScreen } from "./views/leak";
import { linksScreen } from "./views/links";
import { overviewScreen } from "./views/overview";
import { parametersScreen } from "./views/parameters";
import { stationScreen } from "./views/station";
import type { Instance } from "./wire";
import { Zarya } from "./zarya";

declare const openmct: OpenMct;

/** Open MCT is a script of its own, of which ours does not wait to be run. */
async function openMctReady(): Promise<void> {
  if ("openmct" in globalThis) return;
  const script = document.querySelector<HTMLScriptElement>("script[src$='openmct.js']");
  await new Promise<void>((done, failed) => {
    script?.addEventListener("load", () => done());
    script?.addEventListener("error", () => failed(new Error(text("start.noOpenMct"))));
  });
}

async function start(place: HTMLElement): Promise<void> {
  const wanted = new URLSearchParams(location.search);
  // Open MCT is parsed while the server is asked.
  const ready = openMctReady();
  const { instances } = await get<{ instances?: Instance[] }>("/api/instances");
  const found = instances?.find(one => one.name === wanted.get("mission")) ?? instances?.[0];
  if (!found) throw new Error(text("start.noMission"));
  const processor = wanted.get("processor") ?? "realtime";
  const zarya = new Zarya(found.name);
  const [{ displays }, simulation] = await Promise.all([zarya.displays().catch(() => ({ displays: [] })), zarya.simulation().catch(() => undefined)]);
  await ready;
  const socket = new Socket();
  const mission: Mission = {
    instance: found.name, processor, openmct, socket, zarya, displays,
    database: new Database(found.name),
    feed: new ParameterFeed(socket, found.name, processor),
    clock: new MissionClock(Date.parse(found.missionTime ?? "") || Date.now()),
  };
  install(mission, (instances ?? []).map(one => one.name), simulation?.speed ?? 1);
  socket.open();
  mission.clock.listen(socket, mission.instance, processor);
  place.classList.remove("z-start");
  openTree(mission);
  const first = displays.find(one => one.kind === "station") ?? displays.find(one => one.kind === "parameters") ?? displays[0];
  if (location.hash === "" && first) location.hash = `#/browse/${treePath(mission, identify(found.name, "display", first.name))}`;
  // Our displays have nothing to inspect; the room is theirs. Whoever opens the inspector has it until the page is loaded again.
  if (location.hash.includes(":display.") && !location.hash.includes("hideInspector")) location.hash += `${location.hash.includes("?") ? "&" : "?"}hideInspector=true`;
  openmct.start(place);
}

/** The way to an object under Displays. */
const treePath = (mission: Mission, ...rest: Identifier[]): string =>
  [identify(mission.instance, "mission"), identify(mission.instance, "displays"), ...rest].map(one => mission.openmct.objects.makeKeyString(one)).join("/");

/** Who comes for the first time finds mission and displays unfolded; later the tree is as it was left. */
function openTree(mission: Mission): void {
  const key = "mct-tree-expanded";
  const top = mission.openmct.objects.makeKeyString(identify(mission.instance, "mission"));
  try {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify([`/browse/${top}`, `/browse/${treePath(mission)}`]));
  } catch {
    // Without storage the tree begins folded.
  }
}

function install(mission: Mission, missions: string[], speed: number): void {
  const { plugins } = openmct;
  openmct.setAssetPath("/console/openmct/");
  const of = (name: string): void => {
    const plugin = plugins[name];
    if (plugin) openmct.install(plugin());
  };
  of(settings.theme === "dark" ? "Espresso" : "Snow");
  ["LocalStorage", "MyItems", "UTCTimeSystem", "FaultManagement", "LADTable", "Hyperlink", "Timelist", "BarChart", "ScatterPlot", "SummaryWidget"].forEach(of);
  openmct.install(plugins.DisplayLayout({ showAsView: ["summary-widget"] }));
  openmct.install(plugins.ClearData(["table", "telemetry.plot.overlay", "telemetry.plot.stacked"], { indicator: false }));
  openmct.time.addClock(mission.clock);
  openmct.install(plugins.Conductor({ menuOptions: conductor(mission, speed) }));
  tree.install(mission);
  for (const provider of [new Parameters(mission), new Events(mission), new Packets(mission), new Limits(mission), new Ageing(mission)]) openmct.telemetry.addProvider(provider);
  openmct.faults.addProvider(new Faults(mission, new Alarms(mission)));
  addDisplay(mission, "station", stationScreen);
  addDisplay(mission, "leak", leakScreen);
  addDisplay(mission, "overview", overviewScreen);
  addDisplay(mission, "archive", archiveScreen);
  addDisplay(mission, "fleet", fleetScreen);
  addDisplay(mission, "parameters", parametersScreen);
  addView(mission, "zarya.view.links", tree.types.links, async () => Promise.resolve(linksScreen(mission)));
  bar.install(mission, missions);
}

/** The mission's time first, and as much of it as passes in half an hour of ours, but no more than 23 hours: the time bar counts no days. */
function conductor(mission: Mission, speed: number): unknown[] {
  const now = mission.clock.currentValue();
  const past = 30 * minute * Math.min(Math.max(speed, 1), 46);
  const presets = ([["span.quarter", 15], ["span.hour", 60], ["span.day", 1440], ["span.week", 10080]] as const).map(([key, minutes]) => ({ label: text(key), bounds: { start: -minutes * minute, end: past / 30 } }));
  const offsets = { start: -past, end: past / 30 };
  return [
    { name: text("clock.mission"), timeSystem: "utc", clock: "mission", clockOffsets: offsets, presets },
    { name: text("clock.fixed"), timeSystem: "utc", bounds: { start: now - past, end: now }, records: 10 },
    { name: text("clock.local"), timeSystem: "utc", clock: "local", clockOffsets: { start: -30 * minute, end: minute }, presets },
  ];
}

document.documentElement.lang = settings.language;
const place = document.getElementById("app");
if (place) {
  start(place).catch((cause: unknown) => place.replaceChildren(h("div", { role: "alert", class: "z-failure" }, h("h1", {}, text("start.failed")), h("p", {}, reason(cause)), h("p", {}, text("start.advice")))));
}
