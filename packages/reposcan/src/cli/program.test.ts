import { describe, expect, it } from 'vitest';
import { deepScanStages } from '@reposcan/pipeline';
import { optionalStages, parseCommandLine } from './program.js';

const parse = (...argv: string[]) => parseCommandLine(argv, { version: '1.2.3', columns: 80 });

describe('the command line', () => {
  it('has a default for everything but the target', () => {
    expect(parse('scan', '.')).toEqual({
      kind: 'scan',
      options: {
        target: '.',
        json: false,
        graph: null,
        html: null,
        dataDir: null,
        store: true,
        githubUrl: undefined,
        token: undefined,
        ref: undefined,
        history: undefined,
        stages: undefined,
        modelUrl: undefined,
        model: undefined,
        refresh: false,
        deep: false,
        allowPrivate: false,
        userId: 'local',
        verbose: false,
        color: true,
      },
    });
  });

  it('reads every option', () => {
    const words =
      '--json --html r.html --data-dir d --no-store --github-url https://g --token t --ref v1 --no-history --stages extracting --model-url https://m/v1 --model m-1 --refresh --deep --allow-private --user ada --verbose --no-color';

    expect(parse('scan', 'octocat', ...words.split(' '))).toEqual({
      kind: 'scan',
      options: {
        target: 'octocat',
        json: true,
        graph: null,
        html: 'r.html',
        dataDir: 'd',
        store: false,
        githubUrl: 'https://g',
        token: 't',
        ref: 'v1',
        history: false,
        stages: ['extracting'],
        modelUrl: 'https://m/v1',
        model: 'm-1',
        refresh: true,
        deep: true,
        allowPrivate: true,
        userId: 'ada',
        verbose: true,
        color: false,
      },
    });
  });

  it.each([
    [['.', '--graph', 'dot'], { format: 'dot', file: null }],
    [['--graph', 'gexf', '.'], { format: 'gexf', file: null }],
    [['.', '--graph', 'mermaid', 'docs/graph.mmd'], { format: 'mermaid', file: 'docs/graph.mmd' }],
  ])('reads the graph of %j', (words, graph) => {
    expect(parse('scan', ...words)).toMatchObject({ kind: 'scan', options: { target: '.', graph } });
  });

  it.each([
    ['none', []],
    ['extracting', ['extracting']],
    ['graphing, extracting', ['extracting', 'graphing']],
    ['summarizing', ['summarizing']],
    ['extracting,summarizing', ['extracting', 'summarizing']],
    ['summarizing,call_graph,graphing,extracting', ['extracting', 'graphing', 'call_graph', 'summarizing']],
  ])('reads the stages of %j', (names, stages) => {
    expect(parse('scan', '.', '--stages', names)).toMatchObject({ options: { stages } });
  });

  it('knows every stage that the pipeline can do without', () => {
    expect(optionalStages).toEqual(deepScanStages);
  });

  it.each([
    [['--history'], true],
    [['--no-history'], false],
  ])('takes %j literally, for paths and URLs alike', (words, history) => {
    expect(parse('scan', '.', ...words)).toMatchObject({ options: { history } });
  });

  it.each([['--help'], ['-h'], ['help'], ['scan', '--help'], ['help', 'scan'], ['--version']])(
    'answers %s %s on stdout with 0',
    (...argv) => {
      const invocation = parse(...argv.filter((word) => word !== undefined));

      expect(invocation).toMatchObject({
        kind: 'answered',
        exitCode: 0,
        err: '',
        out: expect.stringMatching(/reposcan|1\.2\.3/),
      });
    },
  );

  it('shows help on stderr with 2 when there is no command', () => {
    expect(parse()).toMatchObject({ kind: 'answered', exitCode: 2, out: '', err: expect.stringContaining('Usage: reposcan') });
  });

  it.each([
    [['scan'], "missing required argument 'target'"],
    [['scan', '.', '--jsn'], "unknown option '--jsn'"],
    [['scan', '.', '..'], 'too many arguments'],
    [['scan', '.', '--html'], 'argument missing'],
    [['scan', '.', '--graph'], 'argument missing'],
    [['scan', '.', '--graph', 'svg'], 'Allowed choices are dot, mermaid, graphml, gexf, json, html'],
    [['scan', '.', '--graph', 'dot', '--json'], 'choose one'],
    [['scan', '.', '--stages', 'graphing'], 'It is none, extracting or extracting,graphing or extracting,graphing,call_graph, each with or without'],
    [['scan', '.', '--stages', 'extracting,extracting'], 'It is none'],
    [['scan', '.', '--stages', 'extracting,call_graph'], 'It is none'],
    [['scan', '.', '--stages', 'guessing'], 'It is none'],
    [['scan', '.', '--model', 'm-1'], 'belong together'],
    [['scan', '.', '--model-url', 'https://m'], 'belong together'],
    [['scan', '.', 'graph.dot'], 'too many arguments'],
    [['scan', '.', '--graph', 'dot', 'a', 'b'], 'too many arguments'],
    [['scan', '.', '--graph', 'dot', ''], 'It needs a file'],
    [['scan', '.', '--html', '--json'], 'It needs a file'],
    [['scan', '.', '--data-dir', ''], 'It needs a directory'],
    [['scan', '.', '--ref', '--upload-pack=x'], 'begins with a hyphen'],
    [['scna', '.'], "unknown command 'scna'"],
    [['--jsn'], "unknown option '--jsn'"],
  ])('refuses %j with 2 and says why', (argv, message) => {
    const invocation = parse(...argv);

    expect(invocation).toMatchObject({ kind: 'answered', exitCode: 2, out: '', err: expect.stringContaining(message) });
    expect(invocation).toMatchObject({ err: expect.stringMatching(/^reposcan: .*\n/) });
  });

  it('does not repeat what was given to an unknown option: it may be a secret', () => {
    expect(parse('scan', '.', '--tokne=ghp_secret')).toMatchObject({ err: expect.not.stringContaining('ghp_secret') });
    expect(parse('scan', '.', '--tokne', 'ghp_secret')).toMatchObject({ err: expect.not.stringContaining('ghp_secret') });
  });

  it('warns of tokens on the command line where it offers them, and shows examples', () => {
    const help = parse('scan', '--help');

    expect(help).toMatchObject({ out: expect.stringMatching(/--token[^]*GITHUB_TOKEN[^]*Examples:[^]*Exit codes:/) });
  });

  it.each([[['--help']], [['scan', '--help']]])('keeps the text of %j within 80 columns', (argv) => {
    const invocation = parse(...argv);
    const lines = invocation.kind === 'answered' ? invocation.out.split('\n') : [];

    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});
