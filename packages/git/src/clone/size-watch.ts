import { folderSize } from './folder-size.js';

/** Options of watching a folder grow. */
export interface SizeWatchOptions {
  folder: string;
  maxBytes: number;
  intervalMs: number;
  /** Called once, when the folder is larger than it may be. */
  onExceeded: () => void;
}

/** Looks at a folder's size again and again until the returned function is called. */
export function watchSize({ folder, maxBytes, intervalMs, onExceeded }: SizeWatchOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watching = true;
  const look = async (): Promise<void> => {
    const bytes = await folderSize(folder);
    if (!watching) return;
    if (bytes > maxBytes) return onExceeded();
    timer = setTimeout(() => void look(), intervalMs);
  };
  timer = setTimeout(() => void look(), intervalMs);
  return () => {
    watching = false;
    clearTimeout(timer);
  };
}
