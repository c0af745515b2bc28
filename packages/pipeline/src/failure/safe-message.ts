import { plainText } from '@reposcan/core';

const maxLength = 2_000;

/** What is shorter is no secret, and taking it out would only take messages apart. */
const minSecretLength = 4;

/** A message of unknown origin as one safe line: no controls, nothing invisible, every one of the secrets replaced, at most 2,000 characters. */
export function safeMessage(message: string, secrets: readonly string[] = []): string {
  // Twice: a secret may be cut in half by the limit, or have come apart through an invisible character.
  const line = plainText(withoutSecrets(message, secrets), maxLength);
  return withoutSecrets(line, secrets);
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter(({ length }) => length >= minSecretLength).reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
