import type { Redis } from 'ioredis';
import { aroundBull } from './around-bull.js';
import { library } from './library.js';
import { ownScripts } from './own-scripts.js';

type Definition = Parameters<Redis['defineCommand']>[1];

/**
 * Registers our scripts with a client and makes it wrap those of BullMQ that it will be given. The wrapper and BullMQ's script are one script for Redis, so that
 * our indexes and BullMQ's sets never disagree, and a job costs no further round trip.
 */
export function loadScripts(client: Redis): void {
  for (const [name, lua] of Object.entries(ownScripts)) client.defineCommand(name, { numberOfKeys: 1, lua: `${library}\n${lua}` });

  const define = client.defineCommand.bind(client);
  client.defineCommand = (name: string, definition: Definition) => {
    // BullMQ calls its scripts "name:version".
    const around = aroundBull[name.split(':')[0] ?? name];
    define(name, around === undefined ? definition : { ...definition, lua: `${library}\nlocal function bull(KEYS, ARGV)\n${definition.lua}\nend\n${around}` });
  };
}
