import { graphFormats as textFormats } from '@reposcan/analysis';
import { describe, expect, it } from 'vitest';
import { sampleRepositoryScan } from '../../fixtures/sample-repository.js';
import { graphFormats } from './graph-format.js';
import { renderGraphText } from './render-graph-text.js';

describe('the graph of a scan as text', () => {
  it('has every form of the analysis, and a page', () => {
    expect(graphFormats).toEqual([...textFormats, 'html']);
  });

  it.each([
    ['dot', /^digraph /],
    ['mermaid', /^(?:---[^]*---\n)?(?:flowchart|graph) /],
    ['graphml', /^<\?xml[^]*<graphml /],
    ['gexf', /^<\?xml[^]*<gexf /],
    ['json', /^\{/],
    ['html', /^<!doctype html>/],
  ] as const)('is %s', (format, form) => {
    const text = renderGraphText(format, sampleRepositoryScan());

    expect(text).toMatch(form);
    expect(text).toContain('optimum-fit.ts');
    expect(renderGraphText(format, sampleRepositoryScan())).toBe(text);
  });

  it.each(['importGraph', 'signals', 'layers'] as const)('is refused where the scan has no %s', (part) => {
    expect(() => renderGraphText('dot', sampleRepositoryScan({ [part]: null }))).toThrow(expect.objectContaining({ code: 'NO_GRAPH' }));
  });
});
