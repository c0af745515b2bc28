import { plainText } from '@reposcan/core';
import type { StageEvent } from '@reposcan/pipeline';
import { fit } from '../report/text/display-width.js';
import { count } from '../report/text/figures.js';
import type { CliErrorOutput, CliIo } from './cli-io.js';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const frameMs = 100;

/** Shows on stderr what is going on: one line that is redrawn on a terminal, a line per stage elsewhere. */
export interface Progress {
  /** What the stages that follow are about, such as a login. */
  about(subject: string): void;
  /** Hand it to a scan as `onEvent`. */
  readonly onEvent: (event: StageEvent) => void;
  /** Hides the line and stops its clock. Ending twice is fine. */
  end(): void;
}

/** Creates the progress that suits the stream. */
export function createProgress(io: Pick<CliIo, 'stderr' | 'every'>): Progress {
  return io.stderr.isTTY ? redrawnLine(io.stderr, io.every) : plainLines(io.stderr);
}

function plainLines(stderr: CliErrorOutput): Progress {
  let subject = '';
  return {
    about(next) {
      subject = plainText(next);
    },
    onEvent(event) {
      if (event.type === 'stage-started') stderr.write(`reposcan: ${subject}: ${event.stage}\n`);
    },
    end() {},
  };
}

function redrawnLine(stderr: CliErrorOutput, every: CliIo['every']): Progress {
  let subject = '';
  let status = '';
  let frame = 0;
  let stop: (() => void) | null = null;

  const draw = () => {
    const text = `${frames[frame % frames.length]} ${[subject, status].filter((part) => part !== '').join(' · ')}`;
    stderr.write(`\r${fit(text, (stderr.columns ?? 80) - 1)}\u001b[K`);
  };
  return {
    about(next) {
      subject = plainText(next);
      status = '';
    },
    onEvent(event) {
      if (event.type === 'stage-started') status = event.stage;
      else if (event.type === 'stage-progress') status = `${event.stage} · ${progressText(event)}`;
      else return;
      // Drawn by the clock, not by each of thousands of events.
      stop ??= every(frameMs, () => {
        frame += 1;
        draw();
      });
    },
    end() {
      if (stop === null) return;
      stop();
      stop = null;
      stderr.write('\r\u001b[K');
    },
  };
}

function progressText({ done, total, unit, label }: Extract<StageEvent, { type: 'stage-progress' }>): string {
  const amount =
    unit === 'percent' ? `${Math.round(done)} %` : `${count(done)}${total === null ? '' : ` of ${count(total)}`} ${unit}`;
  return label === undefined ? amount : `${plainText(label)} ${amount}`;
}
