/** Alarms: Open MCT's fault management over the alarms of the processor, and the same actions for our own displays. */
import { get, piece, post, reason } from "./api";
import { text, word } from "./i18n";
import { processorPath, type Mission } from "./mission";
import type { DomainObject, Fault, FaultMessage, FaultProvider, FaultValue } from "./openmct";
import { utc } from "./times";
import { shown, type AlarmData, type ParameterValue } from "./wire";

/** Open MCT's fault list knows three severities. */
const known: Record<string, string> = { SEVERE: "CRITICAL", CRITICAL: "CRITICAL", DISTRESS: "WARNING", WARNING: "WARNING", WATCH: "WATCH" };

export const alarmName = (alarm: AlarmData): string => (alarm.id.namespace ? `${alarm.id.namespace}/${alarm.id.name}` : alarm.id.name);

/** What an alarm is called where people read: events come under a prefix of the API. */
export const alarmTitle = (alarm: AlarmData): string => alarmName(alarm).replace(/^\/yamcs\/event\//, "");

/** The value that it has now, with its unit. */
export function alarmValue(alarm: AlarmData): string {
  const value = alarm.parameterDetail?.currentValue?.engValue;
  const unit = alarm.parameterDetail?.parameter?.type?.unitSet?.[0]?.unit;
  return value && unit ? `${shown(value)} ${unit}` : shown(value);
}

export function alarmText(alarm: AlarmData): string {
  const event = alarm.eventDetail?.currentEvent ?? alarm.eventDetail?.triggerEvent;
  return event?.message ?? alarm.parameterDetail?.parameter?.shortDescription ?? "";
}

export class Alarms {
  constructor(private readonly mission: Mission) {}

  list = async (): Promise<AlarmData[]> => (await get<{ alarms?: AlarmData[] }>(`${processorPath(this.mission)}/alarms`)).alarms ?? [];

  follow(heard: (alarm: AlarmData) => void): () => void {
    const { instance, processor } = this.mission;
    const following = this.mission.socket.subscribe<AlarmData>("alarms", { instance, processor }, heard);
    return () => following.cancel();
  }

  acknowledge = (name: string, number: number, comment: string): Promise<unknown> => this.act(name, number, "acknowledge", { comment });

  /** @param milliseconds `null` until somebody unshelves. */
  shelve = (name: string, number: number, comment: string, milliseconds: number | null): Promise<unknown> =>
    this.act(name, number, "shelve", milliseconds === null ? { comment } : { comment, shelveDuration: milliseconds });

  unshelve = (name: string, number: number): Promise<unknown> => this.act(name, number, "unshelve", {});

  private act = (name: string, number: number, verb: string, body: unknown): Promise<unknown> =>
    post(`${processorPath(this.mission)}/alarms/${piece(name)}/${number}:${verb}`, body);
}

export const shelveTimes = (): { name: string; value: number | null }[] => [
  ...[15, 60, 480].map(minutes => ({ name: text("alarm.minutes", minutes), value: minutes * 60000 })),
  { name: text("alarm.unlimited"), value: null },
];

export class Faults implements FaultProvider {
  constructor(private readonly mission: Mission, private readonly alarms: Alarms) {}

  supportsRequest = (object: DomainObject): boolean => object.type === "faultManagement";
  supportsSubscribe = this.supportsRequest;
  getShelveDurations = shelveTimes;

  request = async (): Promise<FaultMessage[]> => (await this.alarms.list()).map(alarm => ({ type: "alarms", fault: faultOf(alarm) }));

  subscribe(_: DomainObject, callback: (message: FaultMessage) => void): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    callback({ type: "global-alarm-status" });
    const stop = this.alarms.follow(alarm => {
      if (alarm.notificationType === "VALUE_UPDATED") callback({ type: "alarms", fault: faultOf(alarm) });
      // Whatever else happened may add or take away a line: the list is read again, once for many.
      else timer ??= setTimeout(() => { timer = undefined; callback({ type: "global-alarm-status" }); }, 100);
    });
    return () => { stop(); clearTimeout(timer); };
  }

  acknowledgeFault = (fault: Fault, data: { comment?: string }): Promise<unknown> =>
    this.told(this.alarms.acknowledge(fault.id.slice(0, fault.id.lastIndexOf("#")), fault.seqNum, data.comment ?? ""));

  shelveFault(fault: Fault, data: { shelved?: boolean; comment?: string; shelveDuration?: number | null }): Promise<unknown> {
    const name = fault.id.slice(0, fault.id.lastIndexOf("#"));
    return this.told(data.shelved === false
      ? this.alarms.unshelve(name, fault.seqNum)
      : this.alarms.shelve(name, fault.seqNum, data.comment ?? "", data.shelveDuration ?? null));
  }

  private told = (work: Promise<unknown>): Promise<unknown> =>
    work.catch((cause: unknown) => this.mission.openmct.notifications.error(text("alarm.failed", reason(cause))));
}

function faultOf(alarm: AlarmData): Fault {
  const detail = alarm.parameterDetail;
  return {
    id: `${alarmName(alarm)}#${alarm.seqNum ?? 0}`,
    name: alarm.id.name,
    namespace: alarm.id.namespace ?? "",
    seqNum: alarm.seqNum ?? 0,
    severity: known[alarm.severity] ?? "WATCH",
    acknowledged: alarm.acknowledged ?? false,
    shelved: alarm.shelveInfo !== undefined,
    shortDescription: `${word("severity", alarm.severity)}. ${alarmText(alarm)}`,
    triggerTime: utc(alarm.triggerTime),
    triggerValueInfo: valueOf(detail?.triggerValue, alarm.eventDetail?.triggerEvent?.message),
    currentValueInfo: valueOf(detail?.currentValue, alarm.eventDetail?.currentEvent?.message),
  };
}

/** Open MCT's list has one line for a value; the whole message stands in the description. */
const brief = (message: string): string => (message.length > 40 ? `${message.slice(0, 39)}…` : message);

const valueOf = (value: ParameterValue | undefined, message: string | undefined): FaultValue =>
  ({ value: value ? shown(value.engValue) : brief(message ?? ""), rangeCondition: value?.rangeCondition ?? "", monitoringResult: value?.monitoringResult ?? "" });
