import type { Signal } from '../signal.js';

/** A GitHub user or organisation. Times are ISO 8601 in UTC. */
export interface AccountProfile {
  /** GraphQL node id. */
  id: string;
  kind: 'user' | 'organization';
  /** As GitHub spells it. */
  login: string;
  name: string | null;
  /** The bio of a user, the description of an organisation. */
  description: string | null;
  company: string | null;
  location: string | null;
  websiteUrl: string | null;
  avatarUrl: string | null;
  url: string;
  createdAt: string;
  updatedAt: string;
  /** Users only; unknown for organisations. */
  followers: Signal<number>;
  /** Users only; unknown for organisations. */
  following: Signal<number>;
  /** Organisations only; unknown for users. */
  members: Signal<number>;
}
