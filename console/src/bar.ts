/** What stands in the bar above everything: the mission's time, whether the server is heard, language, units, theme, other missions. */
import { h } from "./dom";
import { text } from "./i18n";
import type { Mission } from "./mission";
import { choose, settings, type Language, type PressureUnit, type Theme } from "./settings";
import { utc } from "./times";

export function install(mission: Mission, others: string[]): void {
  const { openmct, socket, clock } = mission;
  const add = (element: HTMLElement, key: string): void => openmct.indicators.add({ element, key, priority: openmct.priority.HIGH });

  const time = h("div", { class: "h-indicator c-indicator z-indicator", role: "timer", "aria-label": text("clock.mission") });
  setInterval(() => { time.textContent = utc(clock.currentValue()); }, 500);
  add(time, "zarya-time");

  const heard = h("div", { class: "h-indicator c-indicator z-indicator", role: "status" });
  socket.watch(isConnected => { heard.textContent = isConnected ? `✓ ${text("bar.connected")}` : `✕ ${text("bar.lost")}`; });
  add(heard, "zarya-connection");

  const pick = (label: string, options: [string, string][], value: string, chosen: (value: string) => void): HTMLElement => {
    const list = h("select", { "aria-label": label, title: label }, ...options.map(([key, name]) => h("option", { value: key, selected: key === value }, name)));
    list.addEventListener("change", () => chosen(list.value));
    return h("div", { class: "h-indicator c-indicator z-indicator" }, list);
  };
  add(pick("Language / Язык", [["en", "English"], ["ru", "Русский"]], settings.language, value => choose({ language: value as Language })), "zarya-language");
  add(pick(text("bar.pressure"), [["mmHg", "mmHg"], ["kPa", "kPa"], ["psi", "psi"]], settings.pressure, value => choose({ pressure: value as PressureUnit })), "zarya-units");
  add(pick(text("bar.theme"), [["dark", text("bar.dark")], ["light", text("bar.light")]], settings.theme, value => choose({ theme: value as Theme })), "zarya-theme");
  if (others.length > 1) {
    add(pick(text("bar.mission"), others.map(name => [name, name]), mission.instance, value => { location.href = `?mission=${encodeURIComponent(value)}`; }), "zarya-mission");
  }
}
