/** Shapes of the API that the console reads (`docs` page of the server; JSON mapping). */

export interface Value {
  type: string;
  floatValue?: number | string;
  doubleValue?: number | string;
  sint32Value?: number;
  uint32Value?: number;
  sint64Value?: string | number;
  uint64Value?: string | number;
  stringValue?: string;
  booleanValue?: boolean;
  binaryValue?: string;
  arrayValue?: Value[];
  aggregateValue?: { name?: string[]; value?: Value[] };
}

export interface NamedObjectId { name: string; namespace?: string }

export interface AlarmRange { level: string; minInclusive?: number; maxInclusive?: number; minExclusive?: number; maxExclusive?: number }

export interface ParameterValue {
  id?: NamedObjectId;
  numericId?: number;
  engValue?: Value;
  generationTime: string;
  acquisitionTime?: string;
  acquisitionStatus?: string;
  monitoringResult?: string;
  rangeCondition?: string;
  alarmRange?: AlarmRange[];
}

export interface ParameterType {
  engType: string;
  unitSet?: { unit: string }[];
  enumValue?: { value: string | number; label: string }[];
  defaultAlarm?: { staticAlarmRange?: AlarmRange[] };
  member?: { name: string; type: ParameterType }[];
}

export interface Parameter { name: string; qualifiedName: string; shortDescription?: string; type?: ParameterType; dataSource?: string }
export interface SpaceSystem { name: string; qualifiedName: string; shortDescription?: string }
export interface Container { name: string; qualifiedName: string; shortDescription?: string }

export interface Sample { time: string; n: number; avg?: number | string; min?: number | string; max?: number | string; minTime?: string; maxTime?: string }

export interface MissionEvent {
  source?: string;
  type?: string;
  message: string;
  severity?: string;
  generationTime: string;
  seqNumber?: number;
  createdBy?: string;
}

export interface AlarmData {
  type: string;
  id: NamedObjectId;
  seqNum?: number;
  severity: string;
  triggerTime: string;
  acknowledged?: boolean;
  processOK?: boolean;
  notificationType?: string;
  shelveInfo?: { shelvedBy?: string; shelveMessage?: string; shelveExpiration?: string };
  acknowledgeInfo?: { acknowledgedBy?: string; acknowledgeMessage?: string };
  parameterDetail?: { triggerValue?: ParameterValue; currentValue?: ParameterValue; mostSevereValue?: ParameterValue; parameter?: Parameter };
  eventDetail?: { triggerEvent?: MissionEvent; currentEvent?: MissionEvent };
}

export interface Link {
  name: string;
  type: string;
  status: string;
  disabled?: boolean;
  dataInCount?: string | number;
  dataOutCount?: string | number;
  detailedStatus?: string;
}

export interface Instance { name: string; state?: string; missionTime?: string; processors?: { name: string; type?: string; time?: string; state?: string }[] }

export interface IndexGroup { id: NamedObjectId; entry?: { start: string; stop: string; count?: number }[] }

/** A number of the JSON mapping, where what is not finite is text. */
export const real = (value: number | string | undefined): number => (value === undefined ? NaN : Number(value));

/** What a value is to Open MCT: a number where it can be drawn, else text. Enumerations are their number, with the label beside. */
export function scalar(value: Value | undefined): string | number | boolean | undefined {
  if (value === undefined) return undefined;
  switch (value.type) {
    case "FLOAT": return real(value.floatValue);
    case "DOUBLE": return real(value.doubleValue);
    case "SINT32": return value.sint32Value;
    case "UINT32": return value.uint32Value;
    case "SINT64": case "ENUMERATED": return real(value.sint64Value);
    case "UINT64": return real(value.uint64Value);
    case "BOOLEAN": return value.booleanValue ? 1 : 0;
    case "BINARY": return hex(value.binaryValue ?? "");
    case "ARRAY": return `[${(value.arrayValue ?? []).map(shown).join(", ")}]`;
    case "AGGREGATE": return `{${(value.aggregateValue?.name ?? []).map((name, i) => `${name}: ${shown(value.aggregateValue?.value?.[i])}`).join(", ")}}`;
    default: return value.stringValue;
  }
}

/** What a value is to a reader: labels for enumerations, the seven digits of a single-precision number at most. */
export function shown(value: Value | undefined): string {
  if (value?.type === "ENUMERATED") return value.stringValue ?? "";
  if (value?.type === "BOOLEAN") return String(value.booleanValue ?? false);
  const plain = scalar(value);
  return typeof plain === "number" ? String(Number(plain.toPrecision(7))) : String(plain ?? "");
}

const hex = (base64: string): string => Array.from(atob(base64), c => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
