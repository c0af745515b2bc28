import { displayWidth, fit, pad } from '../text/display-width.js';

/** One line of a bar chart. */
export interface Bar {
  label: string;
  value: number;
  /** What stands behind the bar, such as the figure in words. */
  note: string;
  paint?: (text: string) => string;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const longestLabel = 18;
const longestBar = 30;

/** Horizontal bars on a common scale that starts at 0, at most `width` columns wide. Every value above 0 shows at least a sliver. */
export function bars(rows: readonly Bar[], width: number, paintBar: (text: string) => string): string[] {
  const labelWidth = Math.min(longestLabel, Math.max(...rows.map(({ label }) => displayWidth(label)), 0));
  const noteWidth = Math.max(...rows.map(({ note }) => displayWidth(note)), 0);
  const barWidth = Math.max(4, Math.min(longestBar, width - labelWidth - noteWidth - 4));
  const largest = Math.max(...rows.map(({ value }) => value), 0);
  return rows.map(({ label, value, note, paint = paintBar }) => {
    const bar = drawBar(largest > 0 ? value / largest : 0, barWidth);
    const filler = ' '.repeat(Math.max(0, barWidth - displayWidth(bar)));
    return `${pad(fit(label, labelWidth), labelWidth)}  ${paint(bar)}${filler}  ${note}`.trimEnd();
  });
}

function drawBar(share: number, width: number): string {
  const steps = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  return '█'.repeat(Math.floor(steps / 8)) + (eighths[steps % 8] ?? '');
}
