/** The mission database, read once when it is first needed. */
import { all } from "./api";
import { above } from "./names";
import type { Container, Parameter, ParameterType, SpaceSystem } from "./wire";

export interface Definitions {
  systems: Map<string, SpaceSystem>;
  parameters: Map<string, Parameter>;
  containers: Map<string, Container>;
  /** What stands directly in a space system. */
  inside: Map<string, { systems: string[]; parameters: string[] }>;
}

export class Database {
  private definitions: Promise<Definitions> | undefined;

  constructor(private readonly instance: string) {}

  read(): Promise<Definitions> {
    this.definitions ??= this.load().catch((cause: unknown) => {
      // A failure is not kept: the next who asks tries again.
      this.definitions = undefined;
      throw cause;
    });
    return this.definitions;
  }

  /** A parameter, or a member of an aggregate by its dotted path. */
  async parameter(path: string): Promise<Parameter | undefined> {
    const { parameters } = await this.read();
    const whole = parameters.get(path);
    if (whole) return whole;
    const slash = path.lastIndexOf("/");
    const [name = "", ...members] = path.slice(slash + 1).split(".");
    let type: ParameterType | undefined = parameters.get(path.slice(0, slash + 1) + name)?.type;
    for (const member of members) type = type?.member?.find(m => m.name === member)?.type;
    return type && members.length > 0 ? { name: members.at(-1) ?? name, qualifiedName: path, type } : undefined;
  }

  private async load(): Promise<Definitions> {
    const base = `/api/mdb/${encodeURIComponent(this.instance)}`;
    const [systems, parameters, containers] = await Promise.all([
      all<SpaceSystem>(`${base}/space-systems`, "spaceSystems", { limit: 1000 }),
      all<Parameter>(`${base}/parameters`, "parameters", { details: "yes", limit: 1000 }),
      all<Container>(`${base}/containers`, "containers", { limit: 1000 }),
    ]);
    const definitions: Definitions = {
      systems: new Map(systems.map(s => [s.qualifiedName, s])),
      parameters: new Map(parameters.map(p => [p.qualifiedName, p])),
      containers: new Map(containers.map(c => [c.qualifiedName, c])),
      inside: new Map(),
    };
    const room = (path: string): { systems: string[]; parameters: string[] } => {
      const known = definitions.inside.get(path) ?? { systems: [], parameters: [] };
      definitions.inside.set(path, known);
      return known;
    };
    for (const path of definitions.systems.keys()) if (path !== "/") room(above(path)).systems.push(path);
    for (const path of definitions.parameters.keys()) room(above(path)).parameters.push(path);
    return definitions;
  }
}

export const unitOf = (type: ParameterType | undefined): string => (type?.unitSet ?? []).map(u => (u.unit === "degC" ? "°C" : u.unit)).join(" ");
