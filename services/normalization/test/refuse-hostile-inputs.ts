/** Runs every hostile input through normalize() in this process and prints what became of it, with time and memory, as JSON. */
import { normalize } from '../src/core/normalize.js';
import { hostileInputs } from './hostile-inputs.js';

const context = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator: { validate: () => [] } };

const outcomes = hostileInputs.map(({ name, bytes, code }) => {
  const input = bytes();
  const before = process.memoryUsage().rss;
  const from = process.cpuUsage();
  const result = normalize(input, context);
  const { user, system } = process.cpuUsage(from);
  return { name, expected: code, got: result.ok ? '' : result.code, seconds: (user + system) / 1e6, megabytes: Math.round((process.memoryUsage().rss - before) / 1e6) };
});
console.log(JSON.stringify(outcomes));
