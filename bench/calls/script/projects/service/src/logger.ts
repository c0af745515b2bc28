export interface Logger {
  info(line: string): void;
}

export function createLogger(write: (line: string) => void): Logger {
  const stamp = (line: string): string => `${new Date().toISOString()} ${line}`;
  return {
    info(line) {
      write(stamp(line));
    },
  };
}
