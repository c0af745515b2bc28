import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluatePython } from './python/evaluate-python.js';
import { evaluateScript } from './script/evaluate-script.js';

/** The evaluation of each family of languages: takes of the paths what it knows, prints its table, and says whether its bars hold. */
const evaluations = [evaluatePython, evaluateScript];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, differences: { type: 'boolean', default: false } } });
const paths = positionals.map((path) => resolve(process.env['INIT_CWD'] ?? '.', path));
for (const evaluate of evaluations) if (!(await evaluate(paths, values))) process.exitCode = 1;
