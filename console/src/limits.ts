/** Limits and staleness: what the server decided is shown, nothing is evaluated again here. */
import type { Mission } from "./mission";
import type { Datum, DomainObject, LimitViolation, Staleness, TelemetryProvider } from "./openmct";
import { types } from "./tree";
import { word } from "./i18n";
import type { AlarmRange } from "./wire";

/** Colours of Open MCT, and whether a level is one of alarm. */
const levels: Record<string, { css: string; color: string }> = {
  WATCH: { css: "is-limit--cyan", color: "cyan" },
  WARNING: { css: "is-limit--yellow", color: "yellow" },
  DISTRESS: { css: "is-limit--orange", color: "orange" },
  CRITICAL: { css: "is-limit--red", color: "red" },
  SEVERE: { css: "is-limit--purple", color: "purple" },
};

export class Limits implements TelemetryProvider {
  constructor(private readonly mission: Mission) {}

  supportsLimits = (object: DomainObject): boolean => object.type === types.parameter || object.type === types.events;

  getLimitEvaluator(object: DomainObject): { evaluate(datum: Datum): LimitViolation | undefined } {
    const isEvent = object.type === types.events;
    return {
      evaluate: datum => {
        const level = String((isEvent ? datum.severity : datum.monitoring) ?? "");
        const look = levels[level];
        if (!look) return undefined;
        const side = datum.range === "LOW" ? " is-limit--lwr" : datum.range === "HIGH" ? " is-limit--upr" : "";
        return { cssClass: `${look.css}${side}`, name: word("severity", level), low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
      },
    };
  }

  getLimits(object: DomainObject): { limits(): Promise<Record<string, unknown>> } {
    return {
      limits: async () => {
        const parameter = await this.mission.database.parameter(object.zarya?.path ?? "");
        return lines(parameter?.type?.defaultAlarm?.staticAlarmRange ?? []);
      },
    };
  }
}

function lines(ranges: AlarmRange[]): Record<string, unknown> {
  const result: Record<string, { low?: unknown; high?: unknown }> = {};
  for (const range of ranges) {
    const color = levels[range.level]?.color ?? "yellow";
    const [low, high] = [range.minInclusive ?? range.minExclusive, range.maxInclusive ?? range.maxExclusive];
    const level: { low?: unknown; high?: unknown } = {};
    if (low !== undefined) level.low = { color, value: Number(low) };
    if (high !== undefined) level.high = { color, value: Number(high) };
    result[range.level] = level;
  }
  return result;
}

/** A value is stale when the server says that it expired. */
export class Ageing implements TelemetryProvider {
  constructor(private readonly mission: Mission) {}

  supportsStaleness = (object: DomainObject): boolean => object.type === types.parameter;

  subscribeToStaleness(object: DomainObject, callback: (state: Staleness) => void): () => void {
    let was: boolean | undefined;
    return this.mission.feed.follow(object.zarya?.path ?? "", value => {
      const isStale = value.acquisitionStatus === "EXPIRED";
      if (isStale !== was) callback({ isStale, utc: Date.parse(value.generationTime) });
      was = isStale;
    });
  }

  isStale = (): Promise<undefined> => Promise.resolve(undefined);
}
