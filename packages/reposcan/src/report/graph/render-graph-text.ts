import { renderGraph, renderGraphHtml } from '@reposcan/analysis';
import { ReposcanError, type RepositoryScan } from '@reposcan/core';
import { codeOf } from '../code/code-of.js';
import type { GraphFormat } from './graph-format.js';

/**
 * The import graph of a scan in one of the forms. The same commit gives the same text.
 * @throws ReposcanError `NO_GRAPH` where the scan has none
 */
export function renderGraphText(format: GraphFormat, scan: RepositoryScan): string {
  const { importGraph, signals, layers, skeletons } = codeOf(scan);
  if (importGraph === null || signals === null || layers === null) {
    throw new ReposcanError('The scan has no import graph.', { code: 'NO_GRAPH', hint: 'Run it without --graph: its warnings say which stage failed.' });
  }
  if (format === 'html') return renderGraphHtml({ name: scan.repository.name, graph: { importGraph, signals, layers }, files: scan.files, skeletons });
  return renderGraph(format, { importGraph, signals, layers, files: scan.files });
}
