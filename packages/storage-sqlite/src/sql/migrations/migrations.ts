import { scans } from './0001-scans.js';
import { deepScans } from './0002-deep-scans.js';
import type { Migration } from './migration.js';

/** All steps of the schema, oldest first. The version of each is its place, from 1. Append; never change what is here. */
export const migrations: readonly Migration[] = [scans, deepScans];
