/** What a person chose: language, units, theme. Kept in this browser, no secret among it. */

export type Language = "en" | "ru";
export type PressureUnit = "mmHg" | "kPa" | "psi";
export type Theme = "dark" | "light";

export interface Settings { language: Language; pressure: PressureUnit; theme: Theme }

const place = "zarya.settings";

function read(): Settings {
  const settings: Settings = {
    language: navigator.language.startsWith("ru") ? "ru" : "en",
    pressure: "mmHg",
    theme: matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark",
  };
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Record<keyof Settings, unknown>>;
    if (kept.language === "en" || kept.language === "ru") settings.language = kept.language;
    if (kept.pressure === "mmHg" || kept.pressure === "kPa" || kept.pressure === "psi") settings.pressure = kept.pressure;
    if (kept.theme === "dark" || kept.theme === "light") settings.theme = kept.theme;
  } catch {
    // Storage is switched off, or holds what is not ours: the defaults stand.
  }
  return settings;
}

export const settings: Readonly<Settings> = read();

/** Keeps a choice and loads the page again: names in the tree are made once. */
export function choose(change: Partial<Settings>): void {
  try {
    localStorage.setItem(place, JSON.stringify({ ...settings, ...change }));
  } catch {
    // Without storage a choice cannot outlive the page.
  }
  location.reload();
}
