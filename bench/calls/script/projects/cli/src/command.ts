export interface Command<Options> {
  name: string;
  parse: (words: readonly string[]) => Options;
  run: (options: Options) => Promise<number>;
}

type AnyCommand = { name: string; start: (words: readonly string[]) => Promise<number> };

export function defineCommand<Options>(command: Command<Options>): AnyCommand {
  return { name: command.name, start: (words) => command.run(command.parse(words)) };
}

export class Registry {
  private readonly commands = new Map<string, AnyCommand>();

  add(...commands: AnyCommand[]): this {
    for (const command of commands) this.commands.set(command.name, command);
    return this;
  }

  async dispatch([name = 'help', ...words]: string[]): Promise<number> {
    const command = this.commands.get(name);
    if (command === undefined) return this.unknown(name);
    return command.start(words);
  }

  private unknown(name: string): number {
    console.error(`unknown: ${name}`);
    return 2;
  }
}
