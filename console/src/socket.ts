/** One WebSocket for everything: subscriptions are numbered, kept, and made again after the connection was lost. */
import { socketAddress } from "./api";

interface Subscription {
  topic: string;
  options: Record<string, unknown>;
  heard: (data: never) => void;
  failed: ((message: string) => void) | undefined;
  /** Changes that were told before the server had numbered the call. */
  waiting: Record<string, unknown>[];
  call?: number;
}

/** A running subscription. */
export interface Following {
  cancel(): void;
  /** Tells a change; `whole` is what to ask for when the connection has to be made again. */
  tell(change: Record<string, unknown>, whole: Record<string, unknown>): void;
}

interface ServerMessage {
  type: string;
  call?: number;
  data?: { replyTo?: number; exception?: { msg?: string } };
}

const waits = [500, 1000, 2000, 5000, 10000];

export class Socket {
  private socket: WebSocket | undefined;
  private readonly subscriptions = new Map<number, Subscription>();
  private readonly calls = new Map<number, Subscription>();
  private readonly watchers = new Set<(isConnected: boolean) => void>();
  private next = 1;
  private attempt = 0;

  /** Whether the server listens to us now. */
  get isConnected(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  open(): void {
    const socket = new WebSocket(socketAddress());
    this.socket = socket;
    socket.onopen = () => {
      this.attempt = 0;
      for (const [id, subscription] of this.subscriptions) this.send(id, subscription);
      this.tell(true);
    };
    socket.onmessage = event => this.hear(JSON.parse(event.data as string) as ServerMessage);
    socket.onclose = () => {
      this.calls.clear();
      this.tell(false);
      setTimeout(() => this.open(), waits[Math.min(this.attempt++, waits.length - 1)]);
    };
  }

  /** Follows a topic until the returned subscription is cancelled. */
  subscribe<T>(topic: string, options: Record<string, unknown>, heard: (data: T) => void, failed?: (message: string) => void): Following {
    const id = this.next++;
    const subscription: Subscription = { topic, options, heard: heard as (data: never) => void, failed, waiting: [] };
    this.subscriptions.set(id, subscription);
    if (this.isConnected) this.send(id, subscription);
    return {
      cancel: () => this.cancel(id, subscription),
      tell: (change, whole) => {
        subscription.options = whole;
        if (!this.isConnected) return;
        if (subscription.call === undefined) subscription.waiting.push(change);
        else this.write({ type: topic, call: subscription.call, options: change });
      },
    };
  }

  /** Is told when the connection comes and goes. */
  watch(watcher: (isConnected: boolean) => void): () => void {
    this.watchers.add(watcher);
    watcher(this.isConnected);
    return () => this.watchers.delete(watcher);
  }

  private send(id: number, subscription: Subscription): void {
    delete subscription.call;
    subscription.waiting = [];
    this.write({ type: subscription.topic, id, options: subscription.options });
  }

  private cancel(id: number, subscription: Subscription): void {
    this.subscriptions.delete(id);
    if (subscription.call === undefined) return;
    this.calls.delete(subscription.call);
    if (this.isConnected) this.write({ type: "cancel", options: { call: subscription.call } });
  }

  private write(message: unknown): void {
    this.socket?.send(JSON.stringify(message));
  }

  private hear(message: ServerMessage): void {
    if (message.type !== "reply") {
      if (message.call !== undefined) this.calls.get(message.call)?.heard((message.data ?? {}) as never);
      return;
    }
    const id = message.data?.replyTo;
    const subscription = id === undefined ? undefined : this.subscriptions.get(id);
    if (message.data?.exception) subscription?.failed?.(message.data.exception.msg ?? "");
    else if (message.call !== undefined && !subscription) this.write({ type: "cancel", options: { call: message.call } });
    else if (message.call !== undefined && subscription) {
      subscription.call = message.call;
      this.calls.set(message.call, subscription);
      for (const change of subscription.waiting.splice(0)) this.write({ type: subscription.topic, call: message.call, options: change });
    }
  }

  private tell(isConnected: boolean): void {
    for (const watcher of this.watchers) watcher(isConnected);
  }
}
