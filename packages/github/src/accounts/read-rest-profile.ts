import { unknown, type AccountProfile } from '@reposcan/core';
import { asCount, asRecord, asText, asTime } from '../json.js';

/** The profile that `GET /users/{login}` answers with, for users and organisations alike, or `null` where it is not one. */
export function readRestProfile(body: unknown): AccountProfile | null {
  const record = asRecord(body);
  const id = asText(record?.['node_id']);
  const login = asText(record?.['login']);
  const url = asText(record?.['html_url']);
  const createdAt = asTime(record?.['created_at']);
  if (record === null || id === null || login === null || url === null || createdAt === null) return null;
  const kind = record['type'] === 'Organization' ? 'organization' : 'user';
  return {
    id,
    kind,
    login,
    name: asText(record['name']),
    description: asText(record['bio']) ?? asText(record['description']),
    company: asText(record['company']),
    location: asText(record['location']),
    websiteUrl: asText(record['blog']),
    avatarUrl: asText(record['avatar_url']),
    url,
    createdAt,
    updatedAt: asTime(record['updated_at']) ?? createdAt,
    followers: kind === 'user' ? (asCount(record['followers']) ?? unknown('failed')) : unknown('unsupported'),
    following: kind === 'user' ? (asCount(record['following']) ?? unknown('failed')) : unknown('unsupported'),
    members: unknown('unsupported'),
  };
}
