import { createRequire } from 'node:module';

/**
 * kafkajs 2.2.4 re-arms a timer of a negative delay about 900 times a second on every idle connection. Nothing waits for
 * it: with no pending request and no throttle there is nothing to check (docs/adr/0002, shield list).
 */
export function shieldIdleTimers(): void {
  const require = createRequire(import.meta.url);
  const RequestQueue = require('kafkajs/src/network/requestQueue/index.js') as { prototype: QueueInternals & { shielded?: true } };
  const { prototype } = RequestQueue;
  if (prototype.shielded === true) return;
  const original = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function guarded(this: QueueInternals): void {
    if (this.pending.length === 0 && this.throttledUntil <= Date.now()) return;
    original.call(this);
  };
  prototype.shielded = true;
}

type QueueInternals = { pending: readonly unknown[]; throttledUntil: number; scheduleCheckPendingRequests: (this: QueueInternals) => void };
