const maxLength = 2_000;

/** Characters that hide in text or turn it around (bidi). */
const invisible = /\p{Cf}+/gu;

/** What separates or controls. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Text of unknown origin as one safe line: nothing invisible, no controls, every one of the secrets replaced, at most 2,000 characters. */
export function plainText(text: string, secrets: readonly string[] = []): string {
  const line = text.replace(invisible, '').replace(controls, ' ').trim();
  const safe = secrets.filter((secret) => secret !== '').reduce((shown, secret) => shown.replaceAll(secret, '[redacted]'), line);
  return safe.length <= maxLength ? safe : `${safe.slice(0, maxLength - 1)}…`;
}
