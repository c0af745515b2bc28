import { z } from 'zod';

/** The name of an account on GitHub, also one managed by an enterprise. */
export const loginSchema = z.string().regex(/^(?=.{1,50}$)[a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,10})?$/i, 'a login as in github.com/LOGIN');
