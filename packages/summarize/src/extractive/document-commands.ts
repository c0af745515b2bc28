import type { TopicClaim } from '../claims/sections.js';
import { documentKind } from '../documents/document-paths.js';
import { sectionsOfDocument } from '../documents/document-outline.js';
import type { Document } from '../documents/read-document.js';

const tool = /^(?:npm|npx|pnpm|yarn|bunx?|deno|pip3?|pipx|python3? -m|py -m|uvx?|poetry|conda|brew|apt(?:-get)?|cargo|rustup|go|docker|podman|make|just|gem|bundle|composer|dotnet|mvn|gradle|\.\/gradlew|\.\/mvnw|cmake|choco|winget|scoop|tox|nox|pytest|mix|swift|helm|kubectl|nix|flask|django-admin)\b/;
/** What a command is for; the first that matches. */
const purposes: readonly (readonly [says: string, pattern: RegExp])[] = [
  ['Install it with', /^(?:(?:npm|pnpm|bun) (?:install|i|add) (?!-D\b|--save-dev\b)(?:-\w+ |--[\w-]+ )*[@\w]|yarn (?:global )?add \S|(?:python3? -m |py -m |uv )?pip3? install (?!-r|-e|\.)|pipx install|uv (?:add|tool install)|poetry add|conda install|brew install|apt(?:-get)? install|cargo (?:install|add) |go (?:get|install) |gem install|composer require|dotnet (?:add|tool install)|choco install|winget install|scoop install|deno (?:add|install)|docker pull)/],
  ['Start it with', /^(?:docker (?:run|compose up)|(?:npm|pnpm|yarn|bun)(?: run)? (?:start|dev)\b|go run |cargo run|python3? -m (?!pip|venv|pytest|unittest|build|tox)|flask run|make (?:run|start|serve)\b)/],
  ['Build it from source with', /^(?:cargo build|cmake |make(?: all| build)?$|go build|(?:npm|pnpm|yarn|bun)(?: run)? build\b|\.\/gradlew (?:build|assemble)|mvn (?:package|install)|dotnet build|(?:python3? -m )?pip3? install (?:-e )?\.)/],
  ['Run its tests with', /^(?:(?:npm|pnpm|yarn|bun)(?: run)? test\b|cargo test|go test|pytest|tox\b|nox\b|make (?:test|check)\b|python3? -m (?:pytest|unittest)|mvn test|\.\/gradlew test|dotnet test|composer test|bundle exec r)/],
];
const foreign = /\b(?:template|scaffold|create-|generator|migrat|upgrad)/i;
const maxCommand = 100;

/** How documents say that it is installed, started, built and tested: the first command for each. */
export function documentCommands(documents: readonly Document[]): TopicClaim[] {
  const found = new Map<string, TopicClaim>();
  for (const document of documents.filter(({ path }) => ['readme', 'contributing', 'start', 'guide'].includes(documentKind(path) ?? ''))) {
    for (const { command, line } of commandsIn(document)) {
      const says = purposes.find(([, pattern]) => pattern.test(command))?.[0];
      if (says === undefined || found.has(says)) continue;
      found.set(says, { topic: 'running', claim: { text: `${says}: ${command}`, sources: [{ path: document.path, line }] } });
    }
  }
  return purposes.flatMap(([says]) => found.get(says) ?? []);
}

function commandsIn(document: Document): { command: string; line: number }[] {
  return sectionsOfDocument(document)
    .filter(({ heading }) => !foreign.test(heading))
    .flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'code'))
    .flatMap(({ text, line }) =>
      text.split('\n').flatMap((written, index) => {
        const command = written.trim().replace(/^(?:[$>%#]|PS>|C:\\>)\s+/, '').replace(/\s+#.*$/, '');
        return tool.test(command) && command.length <= maxCommand && !/https?:|[<>\\`]/.test(command) ? [{ command, line: line + index }] : [];
      }),
    );
}
