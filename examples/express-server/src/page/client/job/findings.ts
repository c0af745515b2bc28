import type { Partial } from '../api/job.js';
import { counted } from '../text/figures.js';

/** What a stage found, in a few words. A summary without what is expected gives an empty text. */
export function findingOf({ stage, summary }: Pick<Partial, 'stage' | 'summary'>): string {
  const number = (name: string): number | null => (typeof summary[name] === 'number' ? summary[name] : null);
  const words = (name: string): string => (typeof summary[name] === 'string' ? summary[name] : '');
  const amount = (name: string, singular: string, plural?: string): string | null => {
    const value = number(name);
    return value === null ? null : counted(value, singular, plural);
  };
  switch (stage) {
    case 'fetching':
    case 'scoring':
    case 'enriching':
      return amount('repositories', 'repository', 'repositories') ?? '';
    case 'selecting':
      return Array.isArray(summary['selected']) ? `${summary['selected'].length} selected` : '';
    case 'preflight':
      return typeof summary['answeredBy'] === 'string' ? 'this commit was scanned before' : words('commit').slice(0, 10);
    case 'cloning':
      return words('branch');
    case 'observing':
      return joined(amount('files', 'file'), amount('lines', 'line'));
    case 'extracting':
      return joined(amount('skeletons', 'file'), number('failed') === 0 ? null : amount('failed', 'failure'));
    case 'graphing':
      return joined(amount('imports', 'import'), amount('cycles', 'cycle'), amount('layers', 'layer'));
    case 'call_graph':
      return joined(amount('functions', 'function'), amount('calls', 'call'));
    case 'summarizing':
      return words('headline');
    default:
      return '';
  }
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}
