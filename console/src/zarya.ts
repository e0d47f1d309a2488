/** Our own additions to the API, under /api/zarya. Every number's unit is in its name; `null` is unknown. */
import { call, get, post } from "./api";
import { settings } from "./settings";

export interface Spread { median: number | null; p05: number | null; p95: number | null }

export interface Station {
  id: string;
  describes?: string;
  modules: { id: string; segment?: string; freeM3: number; isLifeboat: boolean }[];
  hatches: { id: string; a: string; b: string }[];
  crew: number;
}

export interface LeakModule {
  id: string;
  pressureMmHg: number | null;
  temperatureC: number | null;
  crew: number | null;
  probability: number | null;
  volume: number | null;
  reachesLifeboat: boolean | null;
}

export interface Closure {
  time: string;
  hatch: string | null;
  why: string;
  inside: string[];
  ifInsideMinTo1MmHg: number | null;
  ifOutsideMinTo1MmHg: number | null;
  waitMin: number | null;
  openAgainBeforeMin: number | null;
  expectedBits: number | null;
  keepClosed: boolean;
  crewMoves: { module: string; count: number }[];
}

export interface Sensor { channel: string; module: string; value: number | null; time: string | null; ageS: number | null; readings: number; refused: number; fault: string | null }
export interface Operation { time: string; event: string; subject: string; value: string | number | null; by?: string; recorded?: string }

export interface Leak {
  time: string | null;
  verdict: string | null;
  probability: number | null;
  alarm: { id: string; time: string } | null;
  cleared: { time: string; reason: string } | null;
  rateMmHgPerH: Spread | null;
  rateKgPerD: Spread | null;
  rateLbPerD: Spread | null;
  secondsPerMmHg: Spread | null;
  cdaMm2: Spread | null;
  pressureMmHg: number | null;
  nitrogenKg: number | null;
  reserve: { floorMmHg: number; hours: Spread | null; linearHours: Spread | null; runsOutAt: string | null }[];
  attributionMmHgPerH: Record<string, number | null> | null;
  ruledOut: string[];
  doubt: string[];
  group: string[];
  modules: LeakModule[];
  crewUnknown: number | null;
  hatches: { id: string; isOpen: boolean | null; isStuck: boolean | null; shutSince: string | null }[];
  next: Closure | null;
  closures: { time: string; event: string; subject: string }[];
  patches: { time: string; module: string | null; verdict: string; residualCdaMm2: Spread | null; holdsProbability: number | null; waitMinFor99Percent: number | null }[];
  sensors: Sensor[];
  operations: Operation[];
}

export interface LeakPoint { time: string; pressureMmHg: number | null; nitrogenKg: number | null; rateMmHgPerH: Spread | null; probability: number | null }
export interface Simulation { isSimulated: boolean; caseId?: string; time?: string; speed?: number; isPaused?: boolean; isOver?: boolean; end?: string | null; fastUntil?: string | null }
export interface RecordState { entries: number; octets: number; firstEntry: number | null; lastDurable: number; durableAgeS: number | null; damage: unknown[]; trouble: string | null }
export interface Gap { apid: number; start: string; stop: string; missing: number; missingAtFirst: number; seenAt: string; filledAt: string | null; isClosed: boolean; isRestart: boolean }
export interface IncidentEntry { id: string; title: string; since: string; until: string | null; state: string; severity: string }
export interface DisplayEntry { name: string; kind: string; title: string }
export interface Display { kind: string; title: string; titleRu?: string; [more: string]: unknown }

/** Calls for one mission. */
export class Zarya {
  private readonly base: string;

  constructor(readonly instance: string) {
    this.base = `/api/zarya/${encodeURIComponent(instance)}`;
  }

  station = (): Promise<Station> => get(`${this.base}/station`);
  /** The watch's sentences come in the language that was chosen. */
  leak = (signal?: AbortSignal): Promise<Leak> => get(`${this.base}/leak`, { lang: settings.language }, signal);
  leakHistory = (start: string, stop: string, count: number): Promise<{ points: LeakPoint[] }> => get(`${this.base}/leak/history`, { start, stop, count });
  operations = (start: string, stop: string): Promise<{ operations: Operation[] }> => get(`${this.base}/operations`, { start, stop, limit: 1000 });
  enter = (operation: { event: string; subject: string; value?: string | number; time?: string }): Promise<Operation> => post(`${this.base}/operations`, operation);
  simulation = (): Promise<Simulation> => get(`${this.base}/simulation`);
  simulate = (order: Record<string, unknown>): Promise<unknown> => post(`${this.base}/simulation`, order);
  record = (): Promise<RecordState> => get(`${this.base}/record`);
  gaps = (start: string, stop: string, signal?: AbortSignal): Promise<{ count: number; gaps: Gap[] }> => get(`${this.base}/record/gaps`, { start, stop, limit: 1000 }, signal);
  incidents = (): Promise<{ incidents: IncidentEntry[] }> => get(`${this.base}/incidents`);
  /** The page of an incident, which needs no console, in the language of this one. */
  incidentPage = (id: string): string => `/incidents/${encodeURIComponent(this.instance)}/${encodeURIComponent(id)}?lang=${settings.language}`;
  notes = (): Promise<{ entries: { time: string; by: string; text: string }[] }> => get(`${this.base}/notebook`);
  note = (words: string): Promise<unknown> => call("POST", `${this.base}/notebook`, { text: words });
  displays = (): Promise<{ displays: DisplayEntry[] }> => get(`${this.base}/displays`);
  display = (name: string): Promise<Display> => get(`${this.base}/displays/${encodeURIComponent(name)}`);
}
