import { pino, type DestinationStream, type Logger } from 'pino';

/** What must not reach a log, wherever it hides in what is logged. */
const secrets = ['authorization', 'cookie', 'x-api-key', 'x-github-token', 'token', 'password', 'secret', 'key'];

/** A log of one JSON object per line, on stdout unless told otherwise. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, redact: { paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[secret]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
