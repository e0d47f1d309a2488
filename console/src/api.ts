/** Calls of the HTTP API in JSON. Every failure becomes an `ApiError` whose text says what to do. */
import { text } from "./i18n";

export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export type Query = Record<string, string | number | boolean | undefined>;

/** Asks, and reads JSON. An empty answer (the API's `Empty`) is `{}`. */
export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let answer: Response;
  try {
    const init: RequestInit = { method, headers: { Accept: "application/json" } };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { Accept: "application/json", "Content-Type": "application/json" };
    }
    if (signal) init.signal = signal;
    answer = await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, text("error.unreachable"));
  }
  const content = await answer.text();
  if (answer.ok) return (content === "" ? {} : JSON.parse(content)) as T;
  throw new ApiError(answer.status, explain(answer.status, content));
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> => call<T>("GET", withQuery(path, query), undefined, signal);
export const post = <T>(path: string, body: unknown): Promise<T> => call<T>("POST", path, body);

/** A list to its end, page by page. */
export async function all<T>(path: string, field: string, query: Query = {}, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  for (let next: string | undefined; ;) {
    const page: Record<string, unknown> = await get(path, next === undefined ? query : { ...query, next }, signal);
    items.push(...((page[field] as T[] | undefined) ?? []));
    next = page.continuationToken as string | undefined;
    if (!next) return items;
  }
}

/** A qualified name as one piece of a path. */
export const piece = (name: string): string => encodeURIComponent(name);

/** Where the WebSocket is. */
export const socketAddress = (): string => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/websocket`;

/** What to show of anything that was thrown. */
export const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length === 0 ? path : `${path}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&")}`;
}

function explain(status: number, content: string): string {
  let message = "";
  try {
    message = (JSON.parse(content) as { msg?: string }).msg ?? "";
  } catch {
    message = content.length < 300 && !content.startsWith("<") ? content.trim() : "";
  }
  const advice = status === 403 ? text("error.forbidden") : status === 404 ? text("error.notFound") : status >= 500 ? text("error.server") : text("error.request");
  return message === "" ? `${advice} (HTTP ${status})` : `${message} (HTTP ${status})`;
}
