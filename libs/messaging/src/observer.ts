import type { MessagingObserver } from './ports.js';

/** Sees nothing; for tests and for services without telemetry. */
export const silentObserver: MessagingObserver = {
  begin: () => ({ end: () => undefined }),
  lag: () => undefined,
};
