/** Pressure and nitrogen over an hour, a day, a week, with operations marked. uPlot draws; the numbers stand in a table for who cannot see. */
import uPlot from "uplot";
import { h, panel, replace } from "../dom";
import { text, word, type TextKey } from "../i18n";
import type { Mission } from "../mission";
import { repeat, type Repetition } from "../repeat";
import { iso, milli, utc } from "../times";
import { number, pressureUnit, toChosen } from "../units";
import type { LeakPoint, Operation } from "../zarya";

const spans: [TextKey, number][] = [["span.hour", 3600e3], ["span.day", 86400e3], ["span.week", 7 * 86400e3]];
const pointsAsked = 600;
/** With more marks than this in view their names would cover each other; they stand in the table of operations. */
const mostNames = 12;

export class LeakPlots {
  readonly element: HTMLElement;
  private readonly status = h("div", { role: "status", class: "z-status" });
  private readonly summary = h("p", { class: "z-note" });
  private readonly work: Repetition;
  private readonly charts: Chart[];
  private readonly sizes: ResizeObserver;
  private length = spans[1]?.[1] ?? 86400e3;

  constructor(private readonly mission: Mission) {
    const places = [h("div", { class: "z-plot", role: "img" }), h("div", { class: "z-plot", role: "img" })];
    this.charts = [
      new Chart(places[0] as HTMLElement, text("plot.pressure", pressureUnit()), p => (p.pressureMmHg === null ? null : toChosen(p.pressureMmHg))),
      new Chart(places[1] as HTMLElement, text("plot.nitrogen"), p => p.nitrogenKg),
    ];
    const buttons = spans.map(([key, length]) => {
      const button = h("button", { type: "button", class: "z-button", "aria-pressed": String(length === this.length) }, text(key));
      button.addEventListener("click", () => {
        this.length = length;
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        this.work.now();
      });
      return button;
    });
    this.element = panel(text("plot.title"), { class: "z-wide" }, h("div", { class: "z-row", role: "group", "aria-label": text("plot.span") }, ...buttons), this.status, h("div", { class: "z-plots" }, ...places), this.summary, h("p", { class: "z-note" }, text("plot.note")));
    this.sizes = new ResizeObserver(() => { for (const chart of this.charts) chart.fit(); });
    this.sizes.observe(this.element);
    this.work = repeat(this.status, 5000, () => this.load());
  }

  stop(): void {
    this.work.stop();
    this.sizes.disconnect();
    for (const chart of this.charts) chart.stop();
  }

  private async load(): Promise<void> {
    const end = this.mission.clock.currentValue();
    const [start, stop] = [iso(end - this.length), iso(end)];
    const [{ points }, { operations }] = await Promise.all([this.mission.zarya.leakHistory(start, stop, pointsAsked), this.mission.zarya.operations(start, stop)]);
    for (const chart of this.charts) chart.show(points, operations, (end - this.length) / 1000, end / 1000);
    const first = points.find(p => p.pressureMmHg !== null);
    const last = points.findLast(p => p.pressureMmHg !== null);
    replace(this.summary, first && last ? text("plot.summary", utc(first.time), number(toChosen(first.pressureMmHg ?? 0), 2), utc(last.time), number(toChosen(last.pressureMmHg ?? 0), 2), pressureUnit(), operations.length) : text("plot.empty"));
  }
}

/** `22:00`, with the date under the first and wherever it changes. */
function ticks(times: number[]): string[] {
  const texts = times.map(time => iso(time * 1000));
  const day = (index: number): string | undefined => texts[index]?.slice(0, 10);
  // Midnight right behind the first tick leaves no room for the first one's date.
  const hasDate = (index: number): boolean => (index === 0 ? day(1) === day(0) : day(index) !== day(index - 1));
  return texts.map((one, index) => (hasDate(index) ? `${one.slice(11, 16)}\n${one.slice(0, 10)}` : one.slice(11, 16)));
}

class Chart {
  private plot: uPlot | undefined;
  private operations: Operation[] = [];
  private ends: [number, number] = [0, 1];

  constructor(private readonly place: HTMLElement, private readonly title: string, private readonly pick: (point: LeakPoint) => number | null) {
    place.setAttribute("aria-label", title);
  }

  show(points: LeakPoint[], operations: Operation[], start: number, stop: number): void {
    this.operations = operations;
    this.ends = [start, stop];
    const data: uPlot.AlignedData = [points.map(p => (milli(p.time) ?? 0) / 1000), points.map(this.pick)];
    if (this.plot) this.plot.setData(data);
    else this.plot = new uPlot(this.options(), data, this.place);
  }

  fit(): void {
    this.plot?.setSize({ width: Math.max(this.place.clientWidth, 200), height: 220 });
  }

  stop(): void {
    this.plot?.destroy();
  }

  private options(): uPlot.Options {
    const style = getComputedStyle(this.place);
    const [ink, grid, line, mark] = ["--z-ink", "--z-line", "--z-blue", "--z-orange"].map(name => style.getPropertyValue(name).trim());
    const axis = { stroke: ink ?? "", grid: { stroke: grid ?? "", width: 1 }, ticks: { stroke: grid ?? "", width: 1 } };
    return {
      width: Math.max(this.place.clientWidth, 200),
      height: 220,
      title: this.title,
      tzDate: time => uPlot.tzDate(new Date(time * 1000), "UTC"),
      scales: { x: { range: () => this.ends } },
      legend: { show: true, live: true },
      series: [{ label: text("column.time"), value: (_, time) => utc(time === null ? null : time * 1000) }, { label: this.title, stroke: line ?? "", width: 2, value: (_, value) => number(value, 3) }],
      axes: [{ ...axis, size: 52, values: (_, times) => ticks(times) }, { ...axis, size: 70 }],
      hooks: { draw: [plot => this.mark(plot, mark ?? "orange", ink ?? "")] },
    };
  }

  /** A dashed line for each time at which something was done, with its name; names in four rows so that they do not cover each other. */
  private mark(plot: uPlot, color: string, ink: string): void {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = color;
    ctx.fillStyle = ink;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.font = `${11 * devicePixelRatio}px sans-serif`;
    ctx.textAlign = "left";
    const marks = [...Map.groupBy(this.operations, operation => milli(operation.time) ?? 0)].map(([time, done]) => ({ x: plot.valToPos(time / 1000, "x", true), done }))
      .filter(mark => mark.x >= bbox.left && mark.x <= bbox.left + bbox.width);
    marks.forEach(({ x, done }, index) => {
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const [first] = done;
      if (!first || marks.length > mostNames) return;
      const words = `${word("event", first.event)} ${first.subject}${done.length > 1 ? ` +${done.length - 1}` : ""}`;
      // Names near the right edge stand to the left of their line.
      const isLeft = x + ctx.measureText(words).width > bbox.left + bbox.width;
      ctx.textAlign = isLeft ? "right" : "left";
      ctx.fillText(words, x + (isLeft ? -3 : 3), bbox.top + (12 + 13 * (index % 4)) * devicePixelRatio);
    });
    ctx.restore();
  }
}
