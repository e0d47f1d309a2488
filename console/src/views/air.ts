/** What can be said of the pressure in modules that have no gauge. */
import type { Leak, Station } from "../zarya";

/** Modules without a gauge whose air is open to a gauge elsewhere, with that pressure in mmHg: the median of all gauges behind open hatches. */
export function openTo(station: Pick<Station, "modules" | "hatches">, leak: Pick<Leak, "modules" | "hatches">): Map<string, number> {
  const gauges = new Map(leak.modules.map(m => [m.id, m.pressureMmHg]));
  const isOpen = new Map(leak.hatches.map(one => [one.id, one.isOpen === true]));
  const ways = new Map<string, string[]>(station.modules.map(m => [m.id, []]));
  for (const hatch of station.hatches) {
    if (!isOpen.get(hatch.id)) continue;
    ways.get(hatch.a)?.push(hatch.b);
    ways.get(hatch.b)?.push(hatch.a);
  }
  const result = new Map<string, number>();
  const seen = new Set<string>();
  for (const { id } of station.modules) {
    if (seen.has(id)) continue;
    const air = [id];
    seen.add(id);
    // The list grows while it is walked.
    for (const module of air) for (const next of ways.get(module) ?? []) if (!seen.has(next)) { seen.add(next); air.push(next); }
    const told = air.map(module => gauges.get(module)).filter((p): p is number => typeof p === "number").sort((a, b) => a - b);
    const middle = told[Math.floor(told.length / 2)];
    if (middle !== undefined) for (const module of air) if (typeof gauges.get(module) !== "number") result.set(module, middle);
  }
  return result;
}
