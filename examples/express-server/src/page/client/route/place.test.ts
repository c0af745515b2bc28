import { expect, it } from 'vitest';
import { addressOf, placeOf, type Place } from './place.js';

it.each<[string, Place]>([
  ['', { view: 'home' }],
  ['#/', { view: 'home' }],
  ['#/account/mira-holt', { view: 'account', login: 'mira-holt' }],
  ['#/job/a%2Fb', { view: 'job', id: 'a/b' }],
  ['#/report/1?tab=graph', { view: 'report', id: '1', tab: 'graph' }],
  ['#/jobs?status=failed&page=3', { view: 'jobs', status: 'failed', name: '', page: 3 }],
  ['#/jobs?page=-1', { view: 'jobs', status: '', name: '', page: 1 }],
  ['#/account', { view: 'nowhere' }],
  ['#/account/a/b', { view: 'nowhere' }],
  ['#/%E0%A4%A', { view: 'nowhere' }],
  ['#//evil.example/x', { view: 'nowhere' }],
])('%s leads to a place', (fragment, place) => {
  expect(placeOf(fragment)).toEqual(place);
});

it.each<Place>([
  { view: 'home' },
  { view: 'account', login: 'a b/ü' },
  { view: 'job', id: '<img>' },
  { view: 'report', id: 'x', tab: 'files' },
  { view: 'jobs', status: 'active', name: 'deep-scan', page: 2 },
])('the address of $view leads back to it', (place) => {
  expect(placeOf(addressOf(place))).toEqual(place);
});
