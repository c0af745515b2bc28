import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { DeepScanStage } from '@reposcan/pipeline';
import { graphFormats, type GraphFormat } from '../report/graph/graph-format.js';
import type { ScanOptions } from './scan-options.js';

/** What a command line asks for. */
export type Invocation =
  | { kind: 'scan'; options: ScanOptions }
  /** Help, the version or a usage message: all that is left is to print it. */
  | { kind: 'answered'; exitCode: 0 | 2; out: string; err: string };

/** What help and version show. */
export interface ProgramOptions {
  version: string;
  /** Width of help texts. */
  columns: number;
}

const examples = `
Examples:
  reposcan scan .                    this repository, from anywhere inside it
  reposcan scan octocat              a GitHub account (GITHUB_TOKEN is used)
  reposcan scan @octocat --deep      and what is inside its best repositories
  reposcan scan facebook/react --ref v18.3.1
  reposcan scan https://gitlab.com/group/project --html report.html
  reposcan scan . --graph mermaid    its import graph, nothing else
  reposcan scan octocat --json | jq '.selected[].nameWithOwner'
`;

const exitCodes = `
Exit codes:
  0  done, warnings included      1  failed, or not stored or written
  2  wrong usage                130  interrupted
`;

/** Reads a command line (without node and script). Never throws for what a user typed. */
export function parseCommandLine(argv: readonly string[], { version, columns }: ProgramOptions): Invocation {
  let options: ScanOptions | undefined;
  let out = '';
  let err = '';
  const program = new Command('reposcan');
  program
    .description('Looks at GitHub accounts and git repositories the way an expert would.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => (out += text),
      writeErr: (text) => (err += text),
      // What follows an equals sign may be a secret.
      outputError: (text, write) => write(text.replace(/^error: /, 'reposcan: ').replace(/(unknown option '[^'=]*)=[^']*/, '$1')),
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
    })
    .showHelpAfterError('Run reposcan --help for what there is.')
    .addHelpText('after', examples);

  program
    .command('scan')
    .summary('scan a GitHub account or a git repository')
    .description(
      'Scans a GitHub account (which repositories matter, and why) or a git repository (what is inside), stores the result and prints a report.',
    )
    .argument('<target>', 'a path (.), a git URL, owner/name on GitHub, or a GitHub login (octocat or @octocat)')
    .argument('[file]', 'with --graph: where the graph goes (default: printed)', value('a file'))
    .option('--json', 'print exactly one JSON document on stdout instead of the report', false)
    .addOption(
      new Option('--graph <format>', 'print the import graph of a repository instead of the report, or write it to a second argument').choices(graphFormats),
    )
    .option('--html <file>', 'also write the report as one self-contained web page', value('a file'))
    .option(
      '--data-dir <dir>',
      'where results are kept (default: $REPOSCAN_DATA_DIR, else the data directory of your system)',
      value('a directory'),
    )
    .option('--no-store', 'keep nothing')
    .option('--github-url <url>', 'API address of another GitHub, such as https://github.example.com/api/v3', value('an address'))
    .option(
      '--token <token>',
      'GitHub token; other users of this machine can see it: prefer the environment variable GITHUB_TOKEN',
    )
    .option('--ref <ref>', 'branch, tag or commit of the repository to scan (default: HEAD)', value('a branch, tag or commit'))
    .option('--history', 'read a year of commits, for hotspots (default: of a path; of a URL it makes the clone larger)')
    .option('--no-history', 'read no commits')
    .option('--stages <names>', `what follows observing: ${optionalStages.join(',')} (default: all), or none`, stageNames)
    .option('--model-url <url>', 'have a model write the summary: the address of an OpenAI-compatible API, key in $REPOSCAN_MODEL_KEY', value('an address'))
    .option('--model <name>', 'which model of it', value('a model'))
    .option('--refresh', 'scan again although this commit was scanned before', false)
    .option('--deep', 'also scan each selected repository of the account from the inside', false)
    .option('--allow-private', 'allow http and private addresses in git URLs: for a git server in your own network', false)
    .option('--user <id>', 'whose scan this is, in a database that several people share', value('an id'), 'local')
    .option('--verbose', 'show causes and stack traces of errors', false)
    .option('--no-color', 'print without colours (NO_COLOR and FORCE_COLOR work too)')
    .showHelpAfterError('Run reposcan scan --help for what there is.')
    .addHelpText('after', examples + exitCodes)
    .action((target: string, file: string | undefined, given: ParsedOptions, command: Command) => {
      refuseWhatDoesNotFit(command, given, file);
      options = {
        target,
        json: given.json,
        graph: given.graph === undefined ? null : { format: given.graph, file: file ?? null },
        html: given.html ?? null,
        dataDir: given.dataDir ?? null,
        store: given.store,
        githubUrl: given.githubUrl,
        token: given.token,
        ref: given.ref,
        history: given.history,
        stages: given.stages,
        modelUrl: given.modelUrl,
        model: given.model,
        refresh: given.refresh,
        deep: given.deep,
        allowPrivate: given.allowPrivate,
        userId: given.user,
        verbose: given.verbose,
        color: given.color,
      };
    });

  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version';
    return { kind: 'answered', exitCode: asked || (error.code === 'commander.help' && error.exitCode === 0) ? 0 : 2, out, err };
  }
  return options === undefined ? { kind: 'answered', exitCode: 2, out, err } : { kind: 'scan', options };
}

interface ParsedOptions {
  json: boolean;
  graph?: GraphFormat;
  html?: string;
  dataDir?: string;
  store: boolean;
  githubUrl?: string;
  token?: string;
  ref?: string;
  history?: boolean;
  stages?: DeepScanStage[];
  modelUrl?: string;
  model?: string;
  refresh: boolean;
  deep: boolean;
  allowPrivate: boolean;
  user: string;
  verbose: boolean;
  color: boolean;
}

/** Ends the parsing with a usage message where words do not go together. */
function refuseWhatDoesNotFit(command: Command, { graph, json, modelUrl, model }: ParsedOptions, file: string | undefined): void {
  if (graph === undefined && file !== undefined) command.error('error: too many arguments: a second one is the file of --graph.');
  if ((modelUrl === undefined) !== (model === undefined)) command.error('error: --model-url and --model belong together: name both, or neither.');
  if (graph !== undefined && json) command.error('error: --graph and --json both want stdout: choose one.');
}

/** The stages that a scan may do without, in their order. Listed here so that a help text loads no pipeline. */
export const optionalStages = ['extracting', 'graphing', 'call_graph', 'summarizing'] as const satisfies readonly DeepScanStage[];

/** All but the last need the ones before them. */
const chained = optionalStages.filter((stage) => stage !== 'summarizing');

function stageNames(text: string): DeepScanStage[] {
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
  const stages = optionalStages.filter((stage) => names.includes(stage));
  const links = chained.filter((stage) => names.includes(stage));
  if (stages.length !== names.length || links.some((stage, nth) => stage !== chained[nth])) {
    const choices = chained.map((_, nth) => chained.slice(0, nth + 1).join(','));
    throw new InvalidArgumentError(`It is none, ${choices.join(' or ')}, each with or without summarizing.`);
  }
  return stages;
}

/** A value that was not forgotten: `--html --json` would otherwise write a file named `--json`. */
function value(what: string): (text: string) => string {
  return (text) => {
    if (text === '' || /\p{Cc}/u.test(text)) throw new InvalidArgumentError(`It needs ${what}.`);
    if (text.startsWith('-')) throw new InvalidArgumentError(`It needs ${what}; one that begins with a hyphen is not accepted.`);
    return text;
  };
}
