import type { Redis } from 'ioredis';
import { aroundBull } from './around-bull.js';
import { library } from './library.js';
import { ownScripts } from './own-scripts.js';

type Definition = Parameters<Redis['defineCommand']>[1];

/**
 * Registers our scripts with a client and makes it replace or wrap those of BullMQ that it will be given. Each is one script for Redis, so that our indexes and BullMQ's sets never
 * disagree, and a job costs no further round trip.
 */
export function loadScripts(client: Redis): void {
  for (const [name, lua] of Object.entries(ownScripts)) client.defineCommand(name, { numberOfKeys: 1, lua: scriptOf(lua) });

  const define = client.defineCommand.bind(client);
  client.defineCommand = (name: string, definition: Definition) => {
    // BullMQ calls its scripts "name:version".
    const around = aroundBull[name.split(':')[0] ?? name];
    define(name, around === undefined ? definition : { ...definition, lua: scriptOf(around, definition.lua) });
  };
}

function scriptOf(lua: string, bull?: string): string {
  const wrapped = bull !== undefined && lua.includes('bull(KEYS, ARGV)') ? `local function bull(KEYS, ARGV)\n${bull}\nend\n` : '';
  return `${library}\n${wrapped}local function script()\n${lua}\nend\nlocal answer = script()\nrsPublish()\nreturn answer`;
}
