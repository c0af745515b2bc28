/** A parser stopped because the file's time is over. It does not leave this package: the file is listed as failed. */
export class ParseTimeout extends Error {
  override readonly name = 'ParseTimeout';
}
