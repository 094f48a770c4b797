export { createLog, type Log } from './logger.ts';
export { tryEach } from './try-each.ts';
