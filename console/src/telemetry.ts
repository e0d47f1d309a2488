/** Parameters, events and packets as telemetry of Open MCT: live, of the past (least and greatest of each pixel), and the last value. */
import { all, get, piece, post, type Query } from "./api";
import { archivePath, processorPath, type Mission } from "./mission";
import type { Datum, DomainObject, RequestOptions, TelemetryProvider } from "./openmct";
import { milli } from "./times";
import { types } from "./tree";
import { real, scalar, type MissionEvent, type ParameterValue, type Sample } from "./wire";

/** What one page of the API holds at most. */
const page = 1000;

export function datumOf(value: ParameterValue): Datum {
  let shown = scalar(value.engValue);
  if (typeof shown === "number") shown = value.engValue?.type === "FLOAT" ? Number(shown.toPrecision(7)) : shown;
  return { utc: milli(value.generationTime), value: shown, monitoring: value.monitoringResult ?? "", range: value.rangeCondition ?? "", status: value.acquisitionStatus ?? "" };
}

export function eventDatum(event: MissionEvent): Datum {
  return { utc: milli(event.generationTime), severity: event.severity ?? "INFO", source: event.source ?? "", type: event.type ?? "", message: event.message };
}

export class Parameters implements TelemetryProvider {
  private waiting: { name: string; done: (value: ParameterValue | undefined) => void; failed: (cause: unknown) => void }[] = [];

  constructor(private readonly mission: Mission) {}

  supportsRequest = (object: DomainObject): boolean => object.type === types.parameter;
  supportsSubscribe = this.supportsRequest;

  async request(object: DomainObject, options: RequestOptions): Promise<Datum[]> {
    const name = object.zarya?.path ?? "";
    const isFixed = this.mission.openmct.time.getMode() === "fixed";
    if (options.strategy === "latest" && (options.size ?? 1) === 1 && !isFixed) {
      const value = await this.latest(name);
      return value?.engValue ? [datumOf(value)] : [];
    }
    const path = `${archivePath(this.mission)}/parameters/${piece(name)}`;
    const query: Query = span(options);
    if (options.strategy === "minmax" && isDrawn(object)) {
      const { sample } = await get<{ sample?: Sample[] }>(`${path}/samples`, { ...query, count: Math.min(options.size ?? page, page) }, options.signal);
      return (sample ?? []).flatMap(points);
    }
    if (options.strategy === "latest" || options.size !== undefined) {
      const { parameter } = await get<{ parameter?: ParameterValue[] }>(path, { ...query, order: "desc", limit: Math.min(options.size ?? 1, page) }, options.signal);
      return (parameter ?? []).map(datumOf).reverse();
    }
    return (await all<ParameterValue>(path, "parameter", { ...query, order: "asc", limit: page }, options.signal)).map(datumOf);
  }

  subscribe(object: DomainObject, callback: (datum: Datum) => void): () => void {
    return this.mission.feed.follow(object.zarya?.path ?? "", value => {
      if (value.acquisitionStatus !== "EXPIRED") callback(datumOf(value));
    });
  }

  /** Many ask in the same moment when a display opens: one call for all. */
  private latest(name: string): Promise<ParameterValue | undefined> {
    return new Promise((done, failed) => {
      this.waiting.push({ name, done, failed });
      if (this.waiting.length === 1) setTimeout(() => void this.batch(), 20);
    });
  }

  private async batch(): Promise<void> {
    const asked = this.waiting.splice(0);
    try {
      const id = [...new Set(asked.map(a => a.name))].map(name => ({ name }));
      const { value } = await post<{ value?: ParameterValue[] }>(`${processorPath(this.mission)}/parameters:batchGet`, { id, fromCache: true });
      for (const one of asked) one.done(value?.find(v => v.id?.name === one.name));
    } catch (cause) {
      for (const one of asked) one.failed(cause);
    }
  }
}

export class Events implements TelemetryProvider {
  constructor(private readonly mission: Mission) {}

  supportsRequest = (object: DomainObject): boolean => object.type === types.events;
  supportsSubscribe = this.supportsRequest;

  async request(_: DomainObject, options: RequestOptions): Promise<Datum[]> {
    const { event } = await get<{ event?: MissionEvent[] }>(`${archivePath(this.mission)}/events`, { ...span(options), order: "desc", limit: Math.min(options.size ?? page, page) }, options.signal);
    return (event ?? []).map(eventDatum).reverse();
  }

  subscribe(_: DomainObject, callback: (datum: Datum) => void): () => void {
    const following = this.mission.socket.subscribe<MissionEvent>("events", { instance: this.mission.instance }, event => callback(eventDatum(event)));
    return () => following.cancel();
  }
}

export class Packets implements TelemetryProvider {
  constructor(private readonly mission: Mission) {}

  supportsRequest = (object: DomainObject): boolean => object.type === types.packet;

  async request(object: DomainObject, options: RequestOptions): Promise<Datum[]> {
    type Packet = { generationTime: string; size?: number; sequenceNumber?: number; link?: string };
    const { packet } = await get<{ packet?: Packet[] }>(`${archivePath(this.mission)}/packets`,
      { ...span(options), name: object.zarya?.path ?? "", order: "desc", limit: Math.min(options.size ?? page, page) }, options.signal);
    return (packet ?? []).map(p => ({ utc: milli(p.generationTime), size: p.size ?? null, sequence: p.sequenceNumber ?? null, link: p.link ?? "" })).reverse();
  }
}

/** The API takes the start with it and leaves the end out. */
function span(options: RequestOptions): Query {
  const query: Query = {};
  if (options.start !== undefined) query.start = new Date(options.start).toISOString();
  if (options.end !== undefined) query.stop = new Date(options.end + 1).toISOString();
  return query;
}

const isDrawn = (object: DomainObject): boolean => object.telemetry?.values.some(v => v.hints?.range !== undefined && v.format !== "string") ?? false;

function points(sample: Sample): Datum[] {
  if (sample.n === 0 || sample.min === undefined) return [];
  const least: Datum = { utc: milli(sample.minTime ?? sample.time), value: real(sample.min) };
  const greatest: Datum = { utc: milli(sample.maxTime ?? sample.time), value: real(sample.max) };
  if (sample.n === 1 || least.utc === greatest.utc) return [least];
  return (least.utc as number) < (greatest.utc as number) ? [least, greatest] : [greatest, least];
}
