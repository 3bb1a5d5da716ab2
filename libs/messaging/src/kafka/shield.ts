import { createRequire } from 'node:module';

/** A request may wait 30 s; looking for one that waited too long once a second is soon enough. */
const TIMEOUT_CHECK_MS = 1_000;

/**
 * kafkajs 2.2.4 keeps an idle process awake with two timers on every connection (docs/adr/0002, shield list): one of a
 * negative delay, re-armed about 900 times a second though nothing is pending, and one that looks for timed-out requests
 * ten times a second. With the connections of a service that is a tenth of its idle time. The first is let be only
 * while it has something to wait for, the second is slowed to once a second.
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
  prototype.scheduleRequestTimeoutCheck = scheduleSlowly;
  prototype.shielded = true;
}

function scheduleSlowly(this: QueueInternals): void {
  if (!this.enforceRequestTimeout) return;
  this.destroy();
  this.requestTimeoutIntervalId = setInterval(() => {
    for (const request of this.inflight.values()) {
      if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
    }
    if (!this.isConnected()) this.destroy();
  }, Math.min(this.requestTimeout, TIMEOUT_CHECK_MS));
}

type QueueInternals = {
  readonly pending: readonly unknown[];
  readonly inflight: ReadonlyMap<number, { readonly sentAt: number; readonly requestTimeout: number; timeoutRequest(): void }>;
  readonly throttledUntil: number;
  readonly enforceRequestTimeout: boolean;
  readonly requestTimeout: number;
  requestTimeoutIntervalId: NodeJS.Timeout | null;
  isConnected(): boolean;
  /** Clears the interval. */
  destroy(): void;
  scheduleCheckPendingRequests: (this: QueueInternals) => void;
  scheduleRequestTimeoutCheck: (this: QueueInternals) => void;
};
