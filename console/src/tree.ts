/** The tree: mission, displays, space systems with their parameters, packets, events, links. Alarms are Open MCT's own root. */
import { text, word } from "./i18n";
import { unitOf } from "./mdb";
import type { Mission } from "./mission";
import { above, identified, identify, leaf, namespaceOf, tail, type Kind } from "./names";
import type { DomainObject, Identifier, TableConfiguration, ValueMetadata } from "./openmct";
import type { Parameter } from "./wire";

export const types = { parameter: "zarya.parameter", events: "zarya.events", links: "zarya.links", packet: "zarya.packet" } as const;
export const displayType = (kind: string): string => `zarya.display.${kind}`;

const time: ValueMetadata = { key: "utc", source: "utc", name: text("column.time"), format: "utc", hints: { domain: 1 } };

export function install(mission: Mission): void {
  const { openmct, instance } = mission;
  const type = (key: string, name: string, cssClass: string): void => openmct.types.addType(key, { name, description: name, cssClass });
  type(types.parameter, text("type.parameter"), "icon-telemetry");
  type(types.events, text("tree.events"), "icon-info");
  type(types.links, text("tree.links"), "icon-connectivity");
  type(types.packet, text("type.packet"), "icon-tabular");
  for (const kind of new Set(mission.displays.map(d => d.kind))) type(displayType(kind), text("type.display"), "icon-layout");

  openmct.objects.addRoot(identify(instance, "mission"), openmct.priority.HIGH);
  openmct.objects.addProvider(namespaceOf(instance), { get: async identifier => find(mission, identifier) });
  openmct.composition.addProvider({
    appliesTo: object => object.identifier.namespace === namespaceOf(instance) && hasParts(object),
    load: object => parts(mission, object),
  });
}

const hasParts = (object: DomainObject): boolean => object.type === "folder";

async function find(mission: Mission, identifier: Identifier): Promise<DomainObject> {
  const { instance, database } = mission;
  const { kind, path } = identified(identifier.key);
  const at = (place: Kind, to = ""): string => mission.openmct.objects.makeKeyString(identify(instance, place, to));
  const folder = (name: string, location: string): DomainObject => ({ identifier, type: "folder", name, location });
  switch (kind) {
    case "mission": return folder(instance, "ROOT");
    case "displays": return folder(text("tree.displays"), at("mission"));
    case "packets": return folder(text("tree.packets"), at("mission"));
    case "events": return { identifier, type: types.events, name: text("tree.events"), location: at("mission"), telemetry: { values: eventValues() }, configuration: plainTable(["utc", "severity", "source", "type", "message"], { utc: 190, severity: 110, source: 130, type: 130, message: Math.max(400, innerWidth - 900) }) };
    case "links": return { identifier, type: types.links, name: text("tree.links"), location: at("mission") };
    case "display": {
      const display = mission.displays.find(d => d.name === path);
      return { identifier, type: displayType(display?.kind ?? "unknown"), name: word("display", display?.title ?? path), location: at("displays"), zarya: { kind: display?.kind ?? "", file: path } };
    }
    case "packet": return { identifier, type: types.packet, name: tail(path), location: at("packets"), telemetry: { values: packetValues() }, configuration: plainTable(["utc", "size", "sequence", "link"], { utc: 190, size: 110, sequence: 130, link: 130 }), zarya: { path } };
    case "system": return folder(path === "/" ? text("tree.systems") : leaf(path), path === "/" ? at("mission") : at("system", above(path)));
    case "parameter": {
      const parameter = await database.parameter(path);
      return parameter ? describe(identifier, parameter, at("system", above(path))) : { identifier, type: "unknown", name: leaf(path) };
    }
  }
}

async function parts(mission: Mission, object: DomainObject): Promise<Identifier[]> {
  const { instance, database } = mission;
  const { kind, path } = identified(object.identifier.key);
  const one = (place: Kind, to = ""): Identifier => identify(instance, place, to);
  switch (kind) {
    case "mission": return [...(mission.displays.length > 0 ? [one("displays")] : []), one("system", "/"), one("packets"), one("events"), one("links")];
    case "displays": return mission.displays.map(d => one("display", d.name));
    case "packets": return [...(await database.read()).containers.keys()].map(name => one("packet", name));
    case "system": {
      const inside = (await database.read()).inside.get(path);
      return [...(inside?.systems ?? []).map(name => one("system", name)), ...(inside?.parameters ?? []).map(name => one("parameter", name))];
    }
    case "parameter": return membersOf(await database.parameter(path)).map(name => one("parameter", `${path}.${name}`));
    default: return [];
  }
}

const membersOf = (parameter: Parameter | undefined): string[] => (parameter?.type?.member ?? []).map(m => m.name);

function describe(identifier: Identifier, parameter: Parameter, location: string): DomainObject {
  const name = leaf(parameter.qualifiedName);
  const zarya = { path: parameter.qualifiedName };
  if (parameter.type?.engType === "aggregate") return { identifier, type: "folder", name, location, zarya };
  const value: ValueMetadata = { key: "value", name: text("column.value"), hints: { range: 1 } };
  const unit = unitOf(parameter.type);
  if (unit !== "") value.unit = unit;
  switch (parameter.type?.engType) {
    case "enumeration":
      value.format = "enum";
      value.enumerations = (parameter.type.enumValue ?? []).map(e => ({ string: e.label, value: Number(e.value) }));
      break;
    case "boolean":
      value.format = "enum";
      value.enumerations = [{ string: "false", value: 0 }, { string: "true", value: 1 }];
      break;
    case "integer": case "float": break;
    default: value.format = "string";
  }
  const watched: ValueMetadata = { key: "monitoring", name: text("column.alarm"), format: "string", hints: {} };
  const notes = parameter.shortDescription;
  return { identifier, type: types.parameter, name, location, telemetry: { values: [time, value, watched] }, zarya, ...(notes ? { notes } : {}) };
}

/** How Open MCT's table shows our telemetry: without the column that says the object's own name in every row. */
const plainTable = (columnOrder: string[], columnWidths: Record<string, number>): TableConfiguration => ({ hiddenColumns: { name: true }, columnOrder, columnWidths, autosize: false });

const words = (key: string, name: string): ValueMetadata => ({ key, name, format: "string", hints: {} });

const eventValues = (): ValueMetadata[] => [
  time, words("severity", text("column.severity")), words("source", text("column.source")), words("type", text("column.type")),
  { ...words("message", text("column.message")), hints: { range: 1 } },
];

const packetValues = (): ValueMetadata[] => [
  time, { key: "size", name: text("column.octets"), hints: { range: 1 } }, { key: "sequence", name: text("column.sequence"), hints: {} }, words("link", text("column.link")),
];

