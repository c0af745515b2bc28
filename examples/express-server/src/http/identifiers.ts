import { z } from 'zod';

/** An id that this server made. */
export const idSchema = z.string().regex(/^[\w-]{1,100}$/, 'an id of letters, digits, - and _');

/** The id of a user: of the embedding application's choice. */
export const userIdSchema = z.string().regex(/^[\w.@:+-]{1,100}$/, '1 to 100 letters, digits and . @ : + - _');

/** The parameters of a route with `:id`. */
export const idParams = z.strictObject({ id: idSchema });
