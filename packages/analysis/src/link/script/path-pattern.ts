/** A name with at most one star: a key of `paths`, `exports` or `imports`. */
export interface PathPattern {
  prefix: string;
  /** What follows the star; `null` where there is none, and the name must be the prefix. */
  suffix: string | null;
}

/** Results that are longer are no paths: a pattern may repeat its star, and what it stands for is a stranger's. */
const maxLength = 4_096;

/** Reads a pattern. Another star than the first stands for itself. */
export function readPathPattern(text: string): PathPattern {
  const star = text.indexOf('*');
  return star === -1 ? { prefix: text, suffix: null } : { prefix: text.slice(0, star), suffix: text.slice(star + 1) };
}

/** What the star stands for in a name: `''` for a pattern without one that matches. `null`: no match. */
export function matchPathPattern({ prefix, suffix }: PathPattern, name: string): string | null {
  if (suffix === null) return name === prefix ? '' : null;
  if (name.length < prefix.length + suffix.length || !name.startsWith(prefix) || !name.endsWith(suffix)) return null;
  return name.slice(prefix.length, name.length - suffix.length);
}

/** A target with every star replaced, or `null` where that gets out of hand. */
export function fillPathPattern(target: string, match: string): string | null {
  const stars = target.split('*', 100).length - 1;
  return target.length + stars * match.length > maxLength ? null : target.replaceAll('*', () => match);
}

/** The more specific pattern first, as TypeScript and Node order them: exact ones, then by the length of what stands before the star. */
export function comparePathPatterns(left: PathPattern, right: PathPattern): number {
  if ((left.suffix === null) !== (right.suffix === null)) return left.suffix === null ? -1 : 1;
  return right.prefix.length - left.prefix.length || (right.suffix?.length ?? 0) - (left.suffix?.length ?? 0);
}
