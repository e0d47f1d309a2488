/** What people enter by hand: gauge readings, and operations that telemetry does not tell. */
import { field, h, panel, select } from "../dom";
import { text, word } from "../i18n";
import type { Mission } from "../mission";
import { act } from "../repeat";
import { fromChosen, pressureUnit } from "../units";
import type { Station } from "../zarya";

/** Events of the operations log and what their subject is. */
const events: Record<string, "hatch" | "module" | "free"> = {
  hatch_close: "hatch", hatch_open: "hatch", crew_at: "module", patch: "module", repress_start: "free", repress_stop: "free", o2_generator: "free",
  eva_depress_start: "module", eva_depress_stop: "module", vent_start: "module", vent_stop: "module", vehicle_docked: "free", vehicle_undocked: "free",
};

const timeField = (id: string): HTMLInputElement => h("input", { id, type: "text", inputmode: "numeric", placeholder: "2018-08-30 10:00:00", pattern: "\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?Z?", autocomplete: "off" });

/** `2018-08-30 10:00` of a form as the API's UTC text; nothing for now. */
function timeOf(input: HTMLInputElement): { time?: string } {
  const typed = input.value.trim().replace(" ", "T").replace(/Z$/, "");
  return typed === "" ? {} : { time: `${typed}${typed.length === 16 ? ":00" : ""}.000Z` };
}

export function gaugeForm(mission: Mission, station: Station, changed: () => void): HTMLElement {
  const module = select("z-gauge-module", station.modules.map(m => [m.id, m.id]));
  const value = h("input", { id: "z-gauge-value", type: "text", inputmode: "decimal", required: true, autocomplete: "off", pattern: "\\d+([.,]\\d+)?" });
  const time = timeField("z-gauge-time");
  const said = h("p", { role: "status", class: "z-said" });
  const button = h("button", { type: "submit", class: "z-button" }, text("gauge.enter"));
  const form = h("form", { class: "z-row", "aria-label": text("gauge.title") }, field(text("column.module"), module), field(text("gauge.value", pressureUnit()), value), field(text("form.time"), time), button);
  form.addEventListener("submit", event => {
    event.preventDefault();
    const mmHg = Number(fromChosen(Number(value.value.replace(",", "."))).toFixed(3));
    void act(button, said, () => mission.zarya.enter({ event: "gauge", subject: module.value, value: mmHg, ...timeOf(time) }), text("gauge.done", `${value.value} ${pressureUnit()}`, module.value)).then(isDone => {
      if (isDone) value.value = "";
      changed();
    });
  });
  return panel(text("gauge.title"), {}, form, said, h("p", { class: "z-note" }, text("form.note")));
}

export function operationForm(mission: Mission, station: Station, isSimulated: boolean, changed: () => void): HTMLElement {
  const event = select("z-op-event", Object.keys(events).map(name => [name, word("event", name)]));
  const names = h("datalist", { id: "z-op-names" });
  const subject = h("input", { id: "z-op-subject", type: "text", list: "z-op-names", required: true, autocomplete: "off" });
  const value = h("input", { id: "z-op-value", type: "text", autocomplete: "off" });
  const time = timeField("z-op-time");
  const fill = (): void => {
    const kind = events[event.value];
    const choices = kind === "hatch" ? station.hatches.map(one => one.id) : kind === "module" ? station.modules.map(one => one.id) : [];
    names.replaceChildren(...choices.map(choice => h("option", { value: choice })));
  };
  event.addEventListener("change", fill);
  fill();
  const said = h("p", { role: "status", class: "z-said" });
  const submit = (label: string, work: (order: { event: string; subject: string; value?: string; time?: string }) => Promise<unknown>): HTMLButtonElement => {
    const button = h("button", { type: "button", class: "z-button" }, label);
    button.addEventListener("click", () => {
      if (!form.reportValidity()) return;
      const order = { event: event.value, subject: subject.value, ...(value.value === "" ? {} : { value: value.value }) };
      void act(button, said, () => work(order), text("ops.done", word("event", event.value), subject.value)).then(changed);
    });
    return button;
  };
  const form = h("form", { class: "z-row", "aria-label": text("ops.enterTitle"), onsubmit: (e: Event) => e.preventDefault() },
    field(text("ops.event"), event), field(text("ops.subject"), subject), names, field(text("ops.value"), value), field(text("form.time"), time),
    submit(text("ops.enter"), order => mission.zarya.enter({ ...order, ...timeOf(time) })),
    isSimulated && submit(text("ops.simulate"), order => mission.zarya.simulate(order)));
  return panel(text("ops.enterTitle"), {}, form, said, h("p", { class: "z-note" }, text("form.note")));
}
