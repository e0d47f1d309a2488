/** Live parameter values: one call of the socket for all that anybody looks at. */
import type { Following, Socket } from "./socket";
import type { NamedObjectId, ParameterValue } from "./wire";

type Listener = (value: ParameterValue) => void;

interface ParametersData { mapping?: Record<string, NamedObjectId>; values?: ParameterValue[]; invalid?: NamedObjectId[] }

export class ParameterFeed {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly latest = new Map<string, ParameterValue>();
  private names = new Map<number, string>();
  private asked = new Set<string>();
  private following: Following | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly socket: Socket, private readonly instance: string, private readonly processor: string) {
    // The server numbers parameters anew on each connection.
    socket.watch(isConnected => { if (!isConnected) this.names = new Map(); });
  }

  /** Is told every value of a parameter, the last known first. */
  follow(name: string, listener: Listener): () => void {
    const known = this.listeners.get(name);
    if (known) known.add(listener);
    else this.listeners.set(name, new Set([listener]));
    const value = this.latest.get(name);
    if (value) queueMicrotask(() => listener(value));
    this.soon();
    return () => {
      const rest = this.listeners.get(name);
      rest?.delete(listener);
      if (rest?.size !== 0) return;
      this.listeners.delete(name);
      this.latest.delete(name);
      this.soon();
    };
  }

  /** Views come and go by dozens: changes are told together. */
  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.tell();
    }, 30);
  }

  private tell(): void {
    const wanted = new Set(this.listeners.keys());
    const added = [...wanted].filter(name => !this.asked.has(name));
    const removed = [...this.asked].filter(name => !wanted.has(name));
    this.asked = wanted;
    const whole = this.options("REPLACE", [...wanted]);
    if (!this.following) {
      if (wanted.size > 0) this.following = this.socket.subscribe<ParametersData>("parameters", whole, data => this.hear(data));
      return;
    }
    if (removed.length > 0) this.following.tell(this.options("REMOVE", removed), whole);
    if (added.length > 0) this.following.tell(this.options("ADD", added), whole);
  }

  private options(action: string, names: string[]): Record<string, unknown> {
    return {
      instance: this.instance, processor: this.processor, action, id: names.map(name => ({ name })),
      abortOnInvalid: false, updateOnExpiration: true, sendFromCache: true,
    };
  }

  private hear(data: ParametersData): void {
    for (const [number, id] of Object.entries(data.mapping ?? {})) this.names.set(Number(number), id.name);
    for (const value of data.values ?? []) {
      const name = this.names.get(value.numericId ?? -1);
      if (name === undefined || !value.engValue) continue;
      const listeners = this.listeners.get(name);
      if (!listeners) continue;
      this.latest.set(name, value);
      for (const listener of listeners) listener(value);
    }
  }
}
