/** Display 5: the members of a fleet, the worst first. The file names the parameters; a member is a space system of one definition. */
import { post } from "../api";
import { h, replace, table, title } from "../dom";
import { alarmName, Alarms } from "../faults";
import { text, word } from "../i18n";
import { unitOf } from "../mdb";
import { processorPath, type Mission } from "../mission";
import { leaf } from "../names";
import { repeat } from "../repeat";
import { utc } from "../times";
import type { Screen } from "../view";
import { shown, type ParameterValue } from "../wire";
import type { Display } from "../zarya";
import { severity } from "./overview";

interface Fleet extends Display { members?: string[]; under?: string; parameters?: string[] }
interface Member { path: string; rank: number; worst: string; alarms: number; newest: string; values: ParameterValue[] }

const ranks = ["", "IN_LIMITS", "WATCH", "WARNING", "DISTRESS", "CRITICAL", "SEVERE"];

export function fleetScreen(mission: Mission, file: Display): Screen {
  const fleet = file as Fleet;
  const columns = fleet.parameters ?? [];
  const status = h("div", { role: "status", class: "z-status" });
  const list = h("div", { class: "z-tall" });
  const alarms = new Alarms(mission);
  const work = repeat(status, 2000, async () => {
    const { inside, parameters } = await mission.database.read();
    const members = fleet.members ?? inside.get(fleet.under ?? "/")?.systems ?? [];
    const known = members.flatMap(member => columns.map(column => `${member}/${column}`)).filter(name => parameters.has(name));
    const [values, raised] = await Promise.all([
      known.length === 0 ? [] : post<{ value?: ParameterValue[] }>(`${processorPath(mission)}/parameters:batchGet`, { id: known.map(name => ({ name })), fromCache: true }).then(answer => answer.value ?? []),
      alarms.list(),
    ]);
    const rows = members.map(path => memberOf(path, values.filter(value => value.id?.name.startsWith(`${path}/`)), raised.filter(one => alarmName(one).startsWith(`${path}/`)).map(one => one.severity)));
    rows.sort((a, b) => b.rank - a.rank || b.alarms - a.alarms || a.path.localeCompare(b.path));
    const units = columns.map(column => unitOf(members.map(member => parameters.get(`${member}/${column}`)?.type).find(type => type !== undefined)));
    replace(list, rows.length === 0 ? h("p", {}, text("fleet.none")) : table(file.title, [text("fleet.member"), text("fleet.worst"), text("fleet.alarms"), text("fleet.newest"), ...columns.map((column, i) => (units[i] ? `${column}, ${units[i]}` : column))],
      rows.map(row => [leaf(row.path), row.worst === "" ? `◌ ${text("fleet.silent")}` : row.worst === "IN_LIMITS" ? h("span", { class: "z-fine" }, `✓ ${text("fleet.fine")}`) : severity(row.worst), String(row.alarms), utc(row.newest),
        ...columns.map(column => cell(row.values.find(value => value.id?.name === `${row.path}/${column}`)))])));
  });
  return { element: h("div", { class: "z-page" }, title(word("display", file.title)), status, list), stop: () => work.stop() };
}

/** A value with its level where that is no ordinary one; nothing where the member has no such parameter. */
function cell(value: ParameterValue | undefined): HTMLElement {
  if (!value?.engValue) return h("span", { class: "z-note" }, "—");
  const level = value.monitoringResult ?? "IN_LIMITS";
  return h("span", { class: "z-number" }, shown(value.engValue), level !== "IN_LIMITS" && level !== "DISABLED" && severity(level));
}

function memberOf(path: string, values: ParameterValue[], severities: string[]): Member {
  const levels = [...severities, ...values.map(value => value.monitoringResult ?? "IN_LIMITS")];
  const rank = Math.max(0, ...levels.map(level => ranks.indexOf(level)));
  return { path, rank, worst: ranks[rank] ?? "", alarms: severities.length, newest: values.map(value => value.generationTime).sort().at(-1) ?? "", values };
}
