/** Elements without HTML: text is always text. */

export type Child = Node | string | null | undefined | false;
export type Attributes = Record<string, string | number | boolean | undefined | ((event: never) => void)>;

const vector = "http://www.w3.org/2000/svg";

function fill<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value as (event: Event) => void);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element: `h("p", { class: "z-note" }, "text")`. */
export const h = <K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] =>
  fill(document.createElement(name), attributes, children);

/** An element of SVG. */
export const v = <K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] =>
  fill(document.createElementNS(vector, name) as SVGElementTagNameMap[K], attributes, children);

/** Puts other children in place of the old ones, and lets the focus stay where it was when the same control is there again (by id). */
export function replace(element: Element, ...children: Child[]): void {
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : undefined;
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  if (focused) document.getElementById(focused)?.focus();
}

/** A table with a caption that screen readers say. */
export function table(caption: string, heads: string[], rows: Child[][], rowClass?: (index: number) => string | undefined): HTMLElement {
  return h("div", { class: "z-scroll", tabindex: 0, role: "group", "aria-label": caption },
    h("table", { class: "z-table" },
      h("caption", { class: "z-hidden" }, caption),
      h("thead", {}, h("tr", {}, ...heads.map(head => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows.map((row, index) => h("tr", { class: rowClass?.(index) }, ...row.map(cell => h("td", { class: typeof cell === "string" && cell.endsWith(" UTC") ? "z-nowrap" : undefined }, cell)))))));
}

/** A link to a page of its own. */
export const link = (href: string, ...children: Child[]): HTMLAnchorElement => h("a", { href, target: "_blank", rel: "noopener" }, ...children);

/** The heading of a display, for screen readers: Open MCT shows the name above. */
export const title = (words: string): HTMLElement => h("h1", { class: "z-hidden" }, words);

/** A part of a display with a heading. */
export const panel = (title: string, attributes: Attributes, ...children: Child[]): HTMLElement =>
  h("section", { ...attributes, class: `z-panel ${String(attributes.class ?? "")}`, "aria-label": title }, h("h2", {}, title), ...children);

/** Pairs of name and value. */
export const facts = (pairs: [string, Child][]): HTMLElement =>
  h("dl", { class: "z-facts" }, ...pairs.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));

/** A field with its label. */
export const field = (label: string, control: HTMLElement): HTMLElement => h("label", { class: "z-field" }, h("span", {}, label), control);

export const select = (id: string, options: [string, string][], value?: string): HTMLSelectElement => {
  const element = h("select", { id }, ...options.map(([key, name]) => h("option", { value: key }, name)));
  if (value !== undefined) element.value = value;
  return element;
};
