/** Times: always UTC, always with the date. */
import { text } from "./i18n";
import { none } from "./units";

/** `2018-08-29 22:00:00 UTC` of milliseconds or of the API's text. */
export function utc(time: number | string | null | undefined): string {
  const milliseconds = milli(time);
  return milliseconds === undefined ? none : `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Milliseconds of the API's text. */
export function milli(time: number | string | null | undefined): number | undefined {
  if (time === null || time === undefined) return undefined;
  const value = typeof time === "number" ? time : Date.parse(time);
  return Number.isFinite(value) ? value : undefined;
}

export const minute = 60e3;

/** `2018-08-29 22:00` and back. */
export const short = (time: number): string => iso(time).slice(0, 16).replace("T", " ");
export const read = (typed: string): number => Date.parse(`${typed.trim().replace(" ", "T").replace(/Z$/, "")}Z`);

export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** `3 d 04 h`, `4 h 05 min`, `5 min 06 s`, `7 s`. */
export function span(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return none;
  const sign = seconds < 0 ? "−" : "";
  const whole = Math.round(Math.abs(seconds));
  const [d, h, m, s] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number): string => String(n).padStart(2, "0");
  if (d > 0) return `${sign}${d} ${text("unit.d")} ${two(h)} ${text("unit.h")}`;
  if (h > 0) return `${sign}${h} ${text("unit.h")} ${two(m)} ${text("unit.min")}`;
  return m > 0 ? `${sign}${m} ${text("unit.min")} ${two(s)} ${text("unit.s")}` : `${sign}${s} ${text("unit.s")}`;
}
