import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256: enough for a key of 256 random bits, which nobody can guess however fast the hash is. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares in a time that depends on neither text. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(digestOf(left), digestOf(right));
}
