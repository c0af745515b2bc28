/** What somebody wants to scan. */
export type Target = { kind: 'account'; login: string } | { kind: 'repository'; url: string } | { kind: 'neither'; reason: string };

/**
 * Reads what was typed: a login, `owner/name`, or the address of either. An address of github.com with a longer path means the repository in it.
 * @param site the GitHub that short names belong to, such as `https://github.com`
 */
export function targetOf(typed: string, site = 'https://github.com'): Target {
  const text = typed.trim();
  if (text === '') return { kind: 'neither', reason: 'Type a login, or the address of a repository.' };
  if (/^@?[a-z\d][a-z\d-]{0,38}(?:_[a-z\d]+)?$/i.test(text)) return { kind: 'account', login: text.replace(/^@/, '') };
  if (/^[a-z\d][\w-]*\/[\w.-]+$/i.test(text)) return { kind: 'repository', url: `${site}/${text}` };
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address) || !address.includes('.')) return { kind: 'neither', reason: 'This is neither a login nor the address of a repository.' };
  const { origin, pathname } = new URL(address);
  const [owner, name] = pathname.split('/').filter((part) => part !== '');
  if (owner !== undefined && name === undefined && (origin === site || origin === 'https://github.com')) return { kind: 'account', login: owner };
  // What is allowed is for the server to say.
  return { kind: 'repository', url: origin === 'https://github.com' && name !== undefined ? `${origin}/${owner ?? ''}/${name}` : address };
}
