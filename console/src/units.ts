/** Numbers for people. Pressure comes in mmHg from the leak watch and is shown as chosen; 1 mmHg = 133.322 Pa (NIST SP 811, B.8), 1 psi = 6894.757 Pa. */
import { word } from "./i18n";
import { settings, type PressureUnit } from "./settings";

const pascals: Record<PressureUnit, number> = { mmHg: 133.322, kPa: 1000, psi: 6894.757 };
const digits: Record<PressureUnit, number> = { mmHg: 1, kPa: 3, psi: 3 };

export const none = "—";

/** The unit in which pressures are shown. */
export const pressureUnit = (): string => word("unit", settings.pressure);

/** mmHg in the unit that was chosen. */
export const toChosen = (mmHg: number): number => (mmHg * pascals.mmHg) / pascals[settings.pressure];

/** A pressure that a person typed, in mmHg. */
export const fromChosen = (value: number): number => (value * pascals[settings.pressure]) / pascals.mmHg;

export const isNumber = (value: number | null | undefined): value is number => typeof value === "number" && Number.isFinite(value);

export function number(value: number | null | undefined, fraction = 2): string {
  if (!isNumber(value)) return none;
  return Object.is(Number(value.toFixed(fraction)), -0) ? (0).toFixed(fraction) : value.toFixed(fraction);
}

/** Three digits that count, for numbers of any size. */
export function brief(value: number | null | undefined): string {
  if (!isNumber(value)) return none;
  const size = Math.abs(value);
  return size >= 1e6 || (size < 1e-3 && size > 0) ? value.toExponential(2) : value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

export const pressure = (mmHg: number | null | undefined, more = 0): string =>
  isNumber(mmHg) ? `${number(toChosen(mmHg), digits[settings.pressure] + more)} ${pressureUnit()}` : none;

/** A pressure that somebody chose, a floor or a limit, without idle zeros: `490 mmHg`. */
export const level = (mmHg: number): string => `${Number(toChosen(mmHg).toFixed(digits[settings.pressure]))} ${pressureUnit()}`;

/** A share; nothing is quite certain, and nothing quite impossible. */
export function percent(share: number | null | undefined): string {
  if (!isNumber(share)) return none;
  if (share > 0.999 && share < 1) return "> 99.9 %";
  if (share < 0.001 && share > 0) return "< 0.1 %";
  return `${(100 * share).toFixed(share < 0.01 && share > 0 ? 1 : 0)} %`;
}
