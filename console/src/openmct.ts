/** The part of Open MCT's public interface that this plugin uses (its API documentation, version 4). */

export interface Identifier { namespace: string; key: string }

export interface DomainObject {
  identifier: Identifier;
  type: string;
  name: string;
  location?: string;
  notes?: string;
  composition?: Identifier[];
  telemetry?: { values: ValueMetadata[] };
  configuration?: TableConfiguration;
  /** What our own objects carry beside: the qualified name of a parameter, the file of a display. */
  zarya?: { path?: string; kind?: string; file?: string };
}

/** What Open MCT's telemetry table keeps with an object. */
export interface TableConfiguration { hiddenColumns: Record<string, boolean>; columnOrder: string[]; columnWidths: Record<string, number>; autosize: boolean }

export interface ValueMetadata {
  key: string;
  name: string;
  source?: string;
  unit?: string;
  format?: string;
  enumerations?: { string: string; value: number }[];
  hints?: Record<string, number>;
}

export type Datum = Record<string, string | number | boolean | null | undefined>;
export interface Bounds { start: number; end: number }

export interface RequestOptions {
  start?: number;
  end?: number;
  size?: number;
  strategy?: string;
  order?: string;
  signal?: AbortSignal;
}

export interface LimitViolation { cssClass: string; name: string; low: number; high: number }

export interface TelemetryProvider {
  supportsRequest?(object: DomainObject): boolean;
  request?(object: DomainObject, options: RequestOptions): Promise<Datum[]>;
  supportsSubscribe?(object: DomainObject): boolean;
  subscribe?(object: DomainObject, callback: (datum: Datum | Datum[]) => void): () => void;
  supportsLimits?(object: DomainObject): boolean;
  getLimitEvaluator?(object: DomainObject): { evaluate(datum: Datum, value?: ValueMetadata): LimitViolation | undefined };
  getLimits?(object: DomainObject): { limits(): Promise<Record<string, unknown>> };
  supportsStaleness?(object: DomainObject): boolean;
  subscribeToStaleness?(object: DomainObject, callback: (state: Staleness) => void): () => void;
  isStale?(object: DomainObject): Promise<Staleness | undefined>;
}

export interface Staleness { isStale: boolean; utc: number }

export interface Clock {
  key: string;
  name: string;
  cssClass: string;
  description: string;
  on(event: string, listener: (time: number) => void): void;
  off(event: string, listener: (time: number) => void): void;
  currentValue(): number;
}

export interface ViewProvider {
  key: string;
  name: string;
  cssClass: string;
  canView(object: DomainObject): boolean;
  priority?(): number;
  view(object: DomainObject): { show(element: HTMLElement): void; destroy(): void };
}

export interface Fault {
  id: string;
  name: string;
  namespace: string;
  seqNum: number;
  severity: string;
  acknowledged: boolean;
  shelved: boolean;
  shortDescription: string;
  triggerTime: string;
  triggerValueInfo: FaultValue;
  currentValueInfo: FaultValue;
}

export interface FaultValue { value: string; rangeCondition: string; monitoringResult: string }
export interface FaultMessage { type: string; fault?: Fault }

export interface FaultProvider {
  supportsRequest(object: DomainObject): boolean;
  request(object: DomainObject): Promise<FaultMessage[]>;
  supportsSubscribe(object: DomainObject): boolean;
  subscribe(object: DomainObject, callback: (message: FaultMessage) => void): () => void;
  acknowledgeFault(fault: Fault, data: { comment?: string }): Promise<unknown>;
  shelveFault(fault: Fault, data: { shelved?: boolean; comment?: string; shelveDuration?: number | null }): Promise<unknown>;
  getShelveDurations(): { name: string; value: number | null }[];
}

export interface Indicator { element: HTMLElement; priority?: number; key?: string }
export type Plugin = (openmct: OpenMct) => void;

export interface OpenMct {
  install(plugin: Plugin): void;
  plugins: Record<string, (...options: never[]) => Plugin> & {
    Conductor(options: unknown): Plugin;
    ClearData(types: string[], options: unknown): Plugin;
    DisplayLayout(options: unknown): Plugin;
  };
  setAssetPath(path: string): void;
  start(element?: Element): void;
  on(event: string, listener: () => void): void;
  objects: {
    addRoot(identifier: Identifier, priority?: number): void;
    addProvider(namespace: string, provider: { get(identifier: Identifier): Promise<DomainObject> }): void;
    makeKeyString(identifier: Identifier): string;
  };
  composition: { addProvider(provider: { appliesTo(object: DomainObject): boolean; load(object: DomainObject): Promise<Identifier[]> }): void };
  types: { addType(key: string, definition: { name: string; description: string; cssClass: string; creatable?: boolean }): void };
  telemetry: { addProvider(provider: TelemetryProvider): void };
  faults: { addProvider(provider: FaultProvider): void };
  objectViews: { addProvider(provider: ViewProvider): void };
  indicators: { add(indicator: Indicator): void; simpleIndicator(): Indicator };
  notifications: { error(message: string): void; info(message: string): void; alert(message: string): void };
  priority: { HIGH: number; DEFAULT: number; LOW: number };
  router: { navigate(path: string): void };
  time: {
    addClock(clock: Clock): void;
    getBounds(): Bounds;
    getMode(): string;
    setMode(mode: string, bounds?: Bounds): void;
    on(event: string, listener: (bounds: Bounds, isTick?: boolean) => void): void;
    off(event: string, listener: (bounds: Bounds, isTick?: boolean) => void): void;
  };
}
