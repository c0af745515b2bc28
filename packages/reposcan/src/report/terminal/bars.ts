import { displayWidth, fit, pad } from '../text/display-width.js';
import type { Paint } from './palette.js';

/** One line of a bar chart. */
export interface Bar {
  label: string;
  value: number;
  /** What stands behind the bar, such as the figure in words. */
  note: string;
  paint?: Paint;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const longestLabel = 18;
const longestBar = 30;
/** Columns that a label and a bar get at least. */
const shortest = 4;
const gap = 2;

/** Horizontal bars on a common scale that starts at 0, at most `width` columns wide. Every value above 0 shows at least a sliver. */
export function bars(rows: readonly Bar[], width: number, paintBar: Paint): string[] {
  const widest = (texts: readonly string[]) => Math.max(...texts.map(displayWidth), 0);
  const noteWidth = widest(rows.map(({ note }) => note));
  const labelRoom = Math.max(shortest, width - noteWidth - shortest - 2 * gap);
  const labelWidth = Math.min(longestLabel, labelRoom, widest(rows.map(({ label }) => label)));
  const barWidth = Math.max(shortest, Math.min(longestBar, width - labelWidth - noteWidth - 2 * gap));
  const noteRoom = width - labelWidth - barWidth - 2 * gap;
  const largest = Math.max(...rows.map(({ value }) => value), 0);
  return rows.map(({ label, value, note, paint = paintBar }) => {
    const bar = drawBar(largest > 0 ? value / largest : 0, barWidth);
    const filler = ' '.repeat(Math.max(0, barWidth - displayWidth(bar)));
    return `${pad(fit(label, labelWidth), labelWidth)}  ${paint(bar)}${filler}  ${fit(note, noteRoom)}`.trimEnd();
  });
}

function drawBar(share: number, width: number): string {
  const steps = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  return '█'.repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? '');
}
