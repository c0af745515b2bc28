import { attemptCases } from './cases/attempts.js';
import { cancelCases } from './cases/cancel.js';
import { dedupCases } from './cases/dedup.js';
import { delayCases } from './cases/delays.js';
import { eventCases } from './cases/events.js';
import { exclusivityCases } from './cases/exclusivity.js';
import { flowCases } from './cases/flows.js';
import { inputCases } from './cases/input.js';
import { leaseCases } from './cases/leases.js';
import { listingCases } from './cases/listing.js';
import { orderCases } from './cases/order.js';
import { partialCases } from './cases/partials.js';
import { pausingCases } from './cases/pausing.js';
import { payloadCases } from './cases/payloads.js';
import { processCases } from './cases/processes.js';
import { progressCases } from './cases/progress.js';
import { restartCases } from './cases/restart.js';
import { retentionCases } from './cases/retention.js';
import { roundTripCases } from './cases/round-trip.js';
import { scheduleCases } from './cases/schedules.js';
import { secondChanceCases } from './cases/second-chances.js';
import { shutdownCases } from './cases/shutdown.js';
import { timeoutCases } from './cases/timeouts.js';
import { waitingCases } from './cases/waiting.js';
import type { ConformanceCase } from './conformance-case.js';

/** Every case by the file that holds it, in the order in which they run: the plain promises first. */
export const conformanceCases: Readonly<Record<string, readonly ConformanceCase[]>> = {
  'round-trip': roundTripCases,
  payloads: payloadCases,
  input: inputCases,
  order: orderCases,
  delays: delayCases,
  dedup: dedupCases,
  attempts: attemptCases,
  progress: progressCases,
  partials: partialCases,
  cancel: cancelCases,
  timeouts: timeoutCases,
  leases: leaseCases,
  exclusivity: exclusivityCases,
  listing: listingCases,
  retention: retentionCases,
  'second-chances': secondChanceCases,
  schedules: scheduleCases,
  flows: flowCases,
  pausing: pausingCases,
  shutdown: shutdownCases,
  events: eventCases,
  waiting: waitingCases,
  restart: restartCases,
  processes: processCases,
};
