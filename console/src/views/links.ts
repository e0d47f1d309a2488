/** Links: what comes in and goes out, and whether it does. */
import { call } from "../api";
import { h, panel, replace, table, title } from "../dom";
import { text, word } from "../i18n";
import type { Mission } from "../mission";
import { act } from "../repeat";
import type { Screen } from "../view";
import type { Link } from "../wire";

const signs: Record<string, string> = { OK: "✓", UNAVAIL: "△", DISABLED: "◌", FAILED: "✕" };

const count = (octets: string | number | undefined): string => Number(octets ?? 0).toLocaleString("en");

export class LinkTable {
  readonly element: HTMLElement;
  private readonly list = h("div", {}, text("state.loading"));
  private readonly said = h("p", { role: "status", class: "z-said" });
  private readonly following: { cancel(): void };

  constructor(private readonly mission: Mission) {
    this.element = panel(text("tree.links"), {}, this.list, this.said);
    this.following = mission.socket.subscribe<{ links?: Link[] }>("links", { instance: mission.instance }, data => this.show(data.links ?? []), message => replace(this.list, h("span", { class: "z-error" }, message)));
  }

  stop = (): void => this.following.cancel();

  private show(links: Link[]): void {
    replace(this.list, table(text("tree.links"), [text("column.name"), text("link.status"), text("link.in"), text("link.out"), text("link.detail"), text("alarm.do")],
      links.map(link => [link.name, `${signs[link.status] ?? ""} ${word("link", link.status)}`, count(link.dataInCount), count(link.dataOutCount), link.detailedStatus ?? "", this.button(link)])));
  }

  private button(link: Link): HTMLElement {
    const verb = link.disabled ? "enable" : "disable";
    const label = text(link.disabled ? "link.enable" : "link.disable");
    const button = h("button", { type: "button", class: "z-button", id: `z-link-${link.name}`, "aria-label": `${label}: ${link.name}` }, label);
    button.addEventListener("click", () => void act(button, this.said, () => call("POST", `/api/links/${encodeURIComponent(this.mission.instance)}/${encodeURIComponent(link.name)}:${verb}`, {}), text("alarm.done", label, link.name)));
    return button;
  }
}

export function linksScreen(mission: Mission): Screen {
  const links = new LinkTable(mission);
  return { element: h("div", { class: "z-page" }, title(text("tree.links")), links.element), stop: () => links.stop() };
}
