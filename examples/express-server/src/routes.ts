import { keyRoutes } from './auth/key-routes.js';
import { boardRoute } from './board/board-route.js';
import type { Services } from './composition/services.js';
import { eventsRoute } from './events/events-route.js';
import { healthRoutes } from './health/health-routes.js';
import type { Route } from './http/route.js';
import { jobRoutes } from './jobs/job-routes.js';
import { listJobsRoute } from './jobs/list-route.js';
import { docsRoutes } from './openapi/docs-routes.js';
import { pageRoutes } from './page/page-routes.js';
import { reportRoute } from './repositories/report-route.js';
import { quickScanRoute } from './scans/quick-scan-route.js';
import { scanRoute } from './scans/scan-route.js';
import { taskRoutes } from './tasks/task-routes.js';
import { userRoutes } from './users/user-routes.js';
import { webhookRoutes } from './webhooks/webhook-routes.js';

/** Every endpoint, in the order of the documentation. */
export function routesOf(services: Services): readonly Route[] {
  const routes: Route[] = [
    quickScanRoute(services),
    scanRoute(services),
    ...taskRoutes(services),
    listJobsRoute(services),
    ...jobRoutes(services),
    eventsRoute(services),
    ...userRoutes(services),
    reportRoute(services),
    ...webhookRoutes(services),
    ...keyRoutes(services.keys),
    ...healthRoutes(services),
    boardRoute(services),
    ...docsRoutes(() => routes),
    ...pageRoutes(services),
  ];
  return routes;
}
