/** Display 1: the station, what is open, where people are, where the leak may be, who reaches a lifeboat. */
import { h, replace, select, title } from "../dom";
import { text, word } from "../i18n";
import type { Mission } from "../mission";
import { act, repeat } from "../repeat";
import { span, utc } from "../times";
import { pressureUnit } from "../units";
import type { Screen } from "../view";
import type { Display, Leak, Simulation, Station } from "../zarya";
import { hatchState, Schematic } from "./schematic";
import { SimulationDesk } from "./simulation";
import { Verdict } from "./verdict";

export function stationScreen(mission: Mission, file: Display): Screen {
  const status = h("div", { role: "status", class: "z-status" });
  const verdict = new Verdict(mission);
  const drawing = h("div", { class: "z-drawing" });
  const desk = h("div", { class: "z-desk" });
  const simulated = new SimulationDesk(mission);
  let schematic: Schematic | undefined;
  let controls: HatchDesk | undefined;
  const work = repeat(status, 2000, async signal => {
    // Asked beside what the drawing needs, not behind it: the first picture is what people wait for.
    const asked = mission.zarya.leak(signal);
    asked.catch(() => undefined);
    if (!schematic) {
      const [station, simulation] = await Promise.all([mission.zarya.station(), mission.zarya.simulation().catch((): Simulation => ({ isSimulated: false }))]);
      controls = new HatchDesk(mission, station, simulation.isSimulated, () => work.now());
      schematic = new Schematic(station, hatch => controls?.choose(hatch));
      replace(drawing, schematic.element);
      replace(desk, controls.element);
      schematic.show(undefined);
    }
    const leak = await asked;
    schematic.show(leak);
    controls?.show(leak);
    verdict.show(leak);
  });
  const element = h("div", { class: "z-page" }, title(word("display", file.title)), status, verdict.element, drawing, legend(), h("div", { class: "z-grid" }, desk, simulated.element));
  return { element, stop: () => { work.stop(); simulated.stop(); } };
}

/** What the signs mean. */
const legend = (): HTMLElement => h("ul", { class: "z-legend", "aria-label": text("station.legend") }, ...[
  `○ ${text("hatch.open")}`, `▮ ${text("hatch.closed")}`, `△ ${text("hatch.stuck")}`, `◯ ${text("station.legendNext")}`, `◆ ${text("station.legendShare")}`,
  `● ${text("station.legendCrew")}`, `◎ ${text("station.lifeboat")}`, `✕ ${text("station.noBoat")}`, `≈ ${text("station.legendAround")}`, text("station.legendUnit", pressureUnit()),
].map(item => h("li", {}, item)));

/** What can be done with a hatch: in the simulation as the crew would, or written down as done. */
export class HatchDesk {
  readonly element: HTMLElement;
  private readonly hatch: HTMLSelectElement;
  private readonly state = h("span", { class: "z-hatchstate", role: "status" });
  private readonly said = h("span", { role: "status", class: "z-said" });
  private leak: Leak | undefined;

  constructor(private readonly mission: Mission, station: Station, isSimulated: boolean, private readonly changed: () => void) {
    this.hatch = select("z-hatch", station.hatches.map(one => [one.id, `${one.id}: ${one.a} – ${one.b}`]));
    this.hatch.addEventListener("change", () => this.tell());
    const buttons = isSimulated
      ? [this.button("hatch_close", text("hatch.close"), true), this.button("hatch_open", text("hatch.reopen"), true)]
      : [this.button("hatch_close", text("hatch.wasClosed"), false), this.button("hatch_open", text("hatch.wasOpened"), false)];
    this.element = h("section", { class: "z-panel", "aria-label": text("hatch.title") }, h("h2", {}, text("hatch.title")),
      h("div", { class: "z-row" }, h("label", { class: "z-field", for: "z-hatch" }, h("span", {}, text("hatch.which"))), this.hatch, this.state, ...buttons),
      this.said, isSimulated && h("p", { class: "z-note" }, text("hatch.simulated")));
  }

  choose(hatch: string): void {
    this.hatch.value = hatch;
    this.tell();
    this.hatch.focus();
  }

  show(leak: Leak): void {
    this.leak = leak;
    this.tell();
  }

  private tell(): void {
    const one = this.leak?.hatches.find(hatch => hatch.id === this.hatch.value);
    const since = one?.shutSince && this.leak ? ` (${text("hatch.since", utc(one.shutSince), span((Date.parse(this.leak.time ?? one.shutSince) - Date.parse(one.shutSince)) / 1000))})` : "";
    replace(this.state, text(`hatch.${hatchState(one)}`) + since);
  }

  private button(event: string, label: string, isSimulated: boolean): HTMLButtonElement {
    const button = h("button", { type: "button", class: "z-button", "data-do": event }, label);
    button.addEventListener("click", () => {
      const order = { event, subject: this.hatch.value };
      void act(button, this.said, () => (isSimulated ? this.mission.zarya.simulate(order) : this.mission.zarya.enter(order)), text("hatch.done", label, this.hatch.value)).then(this.changed);
    });
    return button;
  }
}
