export * from './scan-store.js';
export * from './storage-error.js';
