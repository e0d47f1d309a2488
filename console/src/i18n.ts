/** Texts of the interface in the language that was chosen. Texts of the mission (names, events) are shown as they came; the leak watch's sentences come in it from the server. */
import { en } from "./text.en";
import { ru } from "./text.ru";
import { settings } from "./settings";

export type TextKey = keyof typeof en;

const texts: Record<TextKey, string> = settings.language === "ru" ? ru : en;

/** A text; `{0}`, `{1}` stand for the values. */
export const text = (key: TextKey, ...values: (string | number)[]): string =>
  texts[key].replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));

/** A text whose key is made of data, or the data itself when there is none. */
export const word = (group: string, name: string): string => {
  const key = `${group}.${name}`;
  return Object.hasOwn(texts, key) ? texts[key as TextKey] : name;
};
