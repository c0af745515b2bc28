const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that is safe to insert. */
export interface Html {
  readonly markup: string;
}

/** Markup with values in it: texts are escaped, markup and lists of it are not. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  return { markup: parts.map((part, index) => part + written(values[index] ?? '')).join('') };
}

function written(value: string | number | Html | readonly Html[]): string {
  if (typeof value !== 'object') return String(value).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
