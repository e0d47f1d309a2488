/** Speed and pause of a simulated station. Where a real one flies there is nothing to see of it. */
import { field, h, panel, replace, select } from "../dom";
import { text } from "../i18n";
import type { Mission } from "../mission";
import { act, repeat, type Repetition } from "../repeat";
import { milli, utc } from "../times";

const speeds = [1, 10, 60, 300, 600, 3600];

export class SimulationDesk {
  readonly element = h("div");
  private readonly work: Repetition;

  constructor(mission: Mission) {
    const said = h("p", { role: "status", class: "z-said" });
    const state = h("p", { class: "z-note" });
    const speed = select("z-sim-speed", speeds.map(one => [String(one), `${one} ×`]));
    const pause = h("button", { type: "button", class: "z-button", id: "z-sim-pause" }, text("sim.pause"));
    const set = h("button", { type: "button", class: "z-button", id: "z-sim-set" }, text("sim.set"));
    const progress = h("progress", { max: 1, hidden: true, "aria-label": text("sim.title") });
    let first: number | undefined;
    let isPaused = false;
    set.addEventListener("click", () => void act(set, said, () => mission.zarya.simulate({ speed: Number(speed.value) }), text("sim.done")).then(() => this.work.now()));
    pause.addEventListener("click", () => void act(pause, said, () => mission.zarya.simulate({ pause: !isPaused }), text("sim.done")).then(() => this.work.now()));
    const desk = panel(text("sim.title"), {}, state, progress, h("div", { class: "z-row" }, field(text("clock.speed"), speed), set, pause), said);
    let isChosen = false;
    speed.addEventListener("change", () => { isChosen = true; });
    this.work = repeat(h("div"), 5000, async () => {
      const simulation = await mission.zarya.simulation().catch(() => ({ isSimulated: false }) as const);
      if (!simulation.isSimulated) return replace(this.element);
      isPaused = simulation.isPaused ?? false;
      for (const control of [set, pause, speed]) control.disabled = simulation.isOver ?? false;
      if (!isChosen && speeds.includes(simulation.speed ?? 0)) speed.value = String(simulation.speed);
      pause.textContent = text(isPaused ? "sim.resume" : "sim.pause");
      progress.hidden = !simulation.fastUntil;
      const [now, then] = [milli(simulation.time), milli(simulation.fastUntil)];
      if (simulation.fastUntil && now !== undefined && then !== undefined) {
        first ??= now;
        progress.value = (now - first) / Math.max(then - first, 1);
        state.textContent = text("sim.fast", utc(then), utc(now));
        setTimeout(() => this.work.now(), 500);
      } else if (simulation.isOver) state.textContent = text("sim.over", simulation.caseId ?? "", utc(simulation.end));
      else state.textContent = text(isPaused ? "sim.paused" : "sim.flies", simulation.caseId ?? "", simulation.speed ?? 1);
      if (!desk.isConnected) replace(this.element, desk);
    });
  }

  stop = (): void => this.work.stop();
}
