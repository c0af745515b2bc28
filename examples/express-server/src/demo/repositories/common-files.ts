/** A README with a first paragraph, and sections that say a little more. */
export function readme(title: string, what: string, sections: Readonly<Record<string, string>> = {}): string {
  const rest = Object.entries(sections).map(([heading, text]) => `## ${heading}\n\n${text}\n`);
  return [`# ${title}\n\n${what}\n`, ...rest].join('\n');
}

/** The MIT licence, for the name of the demonstration's author. */
export const mit = `MIT License

Copyright (c) Mira Holt

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.
`;

/** A workflow that runs one command. */
export function workflow(command: string): string {
  return `name: ci\non: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: ${command}\n`;
}

/** The manifest of a package on npm. */
export function packageJson(name: string, more: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ name, version: '1.0.0', license: 'MIT', type: 'module', ...more }, null, 2)}\n`;
}
