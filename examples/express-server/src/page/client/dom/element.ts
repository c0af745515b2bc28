/** What an element may contain. Texts become text nodes: nothing is ever parsed as markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Attribute = string | number | boolean | null | undefined;

/** Attributes, and two that are not: listeners, and custom properties for the stylesheet. */
export interface Properties {
  class?: string;
  on?: Partial<{ [Name in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[Name]) => void }>;
  /** Set through the object model, which the content security policy allows. */
  vars?: Readonly<Record<`--${string}`, string>>;
  [attribute: string]: Attribute | object;
}

/** Makes an element. An attribute that is `false`, `null` or `undefined` is left out, `true` is an empty one. */
export function el<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  const { on = {}, vars = {}, ...attributes } = properties;
  for (const [name, value] of Object.entries(attributes as Readonly<Record<string, Attribute>>)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, value);
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener as EventListener);
  append(element, children);
  return element;
}

/** Replaces what an element contains. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === 'string' || child instanceof Node) element.append(child);
    else if (typeof child === 'number') element.append(String(child));
    else append(element, child);
  }
}
