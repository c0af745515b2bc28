import { Router, type Request, type Response } from 'express';
import { isHttpError } from './errors.js';
import type { NoteService } from './note-service.js';

type Handler = (request: Request, response: Response) => Promise<void>;

export function createRoutes(service: NoteService): Router {
  const router = Router();
  const read: Handler = async (request, response) => {
    response.json(await service.read(idOf(request)));
  };
  router.get('/notes/:id', guarded(read));
  router.put(
    '/notes/:id',
    guarded(async (request, response) => {
      response.json(await service.rename(idOf(request), request.body.text));
    }),
  );
  return router;
}

function guarded(handler: Handler): Handler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (isHttpError(error)) response.status(error.status).send(error.describe());
      else fail(response);
    }
  };
}

function idOf(request: Request): string {
  return request.params.id;
}

function fail(response: Response): void {
  response.status(500).end();
}
