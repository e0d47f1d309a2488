/** Identifiers of our objects. Keys stand in the address of the page between slashes, so a name is coded without any. */
import type { Identifier } from "./openmct";

export const code = (path: string): string => encodeURIComponent(path.replaceAll("~", "%7E")).replaceAll("%", "~");
export const uncode = (key: string): string => decodeURIComponent(key.replaceAll("~", "%")).replaceAll("%7E", "~");

export type Kind = "mission" | "displays" | "display" | "packets" | "packet" | "system" | "parameter" | "events" | "links";

export const namespaceOf = (instance: string): string => `zarya.${code(instance)}`;

export function identify(instance: string, kind: Kind, path = ""): Identifier {
  return { namespace: namespaceOf(instance), key: path === "" ? kind : `${kind}.${code(path)}` };
}

export function identified(key: string): { kind: Kind; path: string } {
  const dot = key.indexOf(".");
  return dot < 0 ? { kind: key as Kind, path: "" } : { kind: key.slice(0, dot) as Kind, path: uncode(key.slice(dot + 1)) };
}

/** The last piece of a qualified name. */
export const leaf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The last two pieces: containers of one definition are told apart by what they stand in. */
export const tail = (path: string): string => path.split("/").slice(-2).filter(piece => piece !== "").join("/");

/** The space system of a qualified name; `/` has none above. */
export const above = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) || "/";
