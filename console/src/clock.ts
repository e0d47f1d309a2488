/** The mission's time: told by the server once a second, carried on between at the speed that was last seen. */
import type { Clock } from "./openmct";
import type { Socket } from "./socket";
import { text } from "./i18n";

const period = 500;
/** For how long the clock runs on without hearing from the server. */
const patience = 3000;

export class MissionClock implements Clock {
  readonly key = "mission";
  readonly name = text("clock.mission");
  readonly cssClass = "icon-clock";
  readonly description = text("clock.missionDescription");
  private readonly listeners = new Set<(time: number) => void>();
  private told: number;
  private toldAt = performance.now();
  private rate = 1;

  constructor(start: number) {
    this.told = start;
  }

  /** Mission seconds in a second, as last seen. */
  get speed(): number {
    return this.rate;
  }

  listen(socket: Socket, instance: string, processor: string): void {
    socket.subscribe<{ value?: string }>("time", { instance, processor }, data => this.hear(Date.parse(data.value ?? "")));
    setInterval(() => {
      const now = this.currentValue();
      for (const listener of this.listeners) listener(now);
    }, period);
  }

  currentValue(): number {
    return this.told + Math.min(performance.now() - this.toldAt, patience) * this.rate;
  }

  on(event: string, listener: (time: number) => void): void {
    if (event === "tick") this.listeners.add(listener);
  }

  off(event: string, listener: (time: number) => void): void {
    if (event === "tick") this.listeners.delete(listener);
  }

  private hear(time: number): void {
    if (!Number.isFinite(time)) return;
    const at = performance.now();
    const between = at - this.toldAt;
    if (between > 200) {
      const seen = (time - this.told) / between;
      // A jump (another replay, a clock that was set) is no speed.
      this.rate = seen >= 0 && seen < 5000 ? seen : 1;
    }
    this.told = time;
    this.toldAt = at;
  }
}
