/** Display 2: the leak, all on one page. */
import { h, replace, title } from "../dom";
import { word } from "../i18n";
import type { Mission } from "../mission";
import { repeat } from "../repeat";
import type { Screen } from "../view";
import type { Display, Simulation } from "../zarya";
import { amounts, attribution, Reserve } from "./leakAmounts";
import { gaugeForm, operationForm } from "./leakForms";
import { nextClosure, operations, patches, places, quality } from "./leakPlaces";
import { LeakPlots } from "./plots";
import { HatchDesk } from "./station";
import { Verdict } from "./verdict";

export function leakScreen(mission: Mission, file: Display): Screen {
  const status = h("div", { role: "status", class: "z-status" });
  const part = (name: string): HTMLElement => h("div", { class: "z-part", "data-part": name });
  const verdict = new Verdict(mission);
  const [much, why, where, next, mended, data, done] = ["amounts", "attribution", "places", "next", "patches", "quality", "operations"].map(part) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const desk = h("div", { class: "z-columns z-entries" });
  const reserve = new Reserve(() => mission.clock.currentValue());
  const plots = new LeakPlots(mission);
  let hatches: HatchDesk | undefined;
  const work = repeat(status, 2000, async signal => {
    if (!hatches) {
      const [station, simulation] = await Promise.all([mission.zarya.station(), mission.zarya.simulation().catch((): Simulation => ({ isSimulated: false }))]);
      hatches = new HatchDesk(mission, station, simulation.isSimulated, () => work.now());
      replace(desk, hatches.element, gaugeForm(mission, station, () => work.now()), operationForm(mission, station, simulation.isSimulated, () => work.now()));
    }
    const leak = await mission.zarya.leak(signal);
    verdict.show(leak);
    replace(much, amounts(leak));
    reserve.show(leak);
    replace(why, attribution(leak));
    replace(where, places(leak));
    replace(next, nextClosure(leak));
    replace(mended, patches(leak));
    replace(data, quality(leak));
    replace(done, operations(leak));
    hatches.show(leak);
  });
  const ticking = setInterval(() => reserve.tick(), 500);
  const element = h("div", { class: "z-page" }, title(word("display", file.title)), status, verdict.element,
    h("div", { class: "z-columns" }, much, reserve.element, next, where, why), mended, plots.element, desk, done, data);
  return { element, stop: () => { work.stop(); clearInterval(ticking); plots.stop(); } };
}
