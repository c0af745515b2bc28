import { atlas } from './atlas.js';
import { chartroom } from './chartroom.js';
import type { DemoRepository } from './demo-repository.js';
import { driftlog } from './driftlog.js';
import { keelson } from './keelson.js';
import { quayMirror } from './quay-mirror.js';
import { sextant } from './sextant.js';
import { smallRepositories } from './small-repositories.js';
import { tidepool } from './tidepool.js';

/** The repositories of the demonstration's account that have commits. */
export const demoRepositories: readonly DemoRepository[] = [tidepool, driftlog, quayMirror, atlas, chartroom, keelson, sextant, ...smallRepositories];
