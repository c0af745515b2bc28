export * from './driver/sqlite-driver.js';
export * from './sqlite-store.js';
