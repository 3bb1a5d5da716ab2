import { describe, expect, it } from '@jest/globals';

import { addServiceEntry, freePort } from './values-entry.js';

const add = (text: string): string => addServiceEntry({ file: 'values.yaml', text }, 'new', '  new:\n    enabled: true\n');

describe('the port of a new service', () => {
  it.each([['services:\n  a:\n    port: 7101\n', 7150], ['services:\n  a:\n    port: 7150 # ours\n  b:\n    port: 7151\n', 7152]])('is free: %j', (text, port) => {
    expect(freePort(text)).toBe(port);
  });
});

describe('adding an entry to the values', () => {
  it.each([
    ['an empty map', 'a: 1\nservices: {}\nb: 2\n', 'a: 1\nservices:\n  new:\n    enabled: true\nb: 2\n'],
    ['no entry', 'services:\n', 'services:\n  new:\n    enabled: true\n'],
    ['a block at the end', 'services:\n  a:\n    x: 1\n', 'services:\n  a:\n    x: 1\n  new:\n    enabled: true\n'],
    ['a block at the end without a newline', 'services:\n  a: {}', 'services:\n  a: {}\n  new:\n    enabled: true'],
    ['a comment in the block and one after it', 'services: # ours\n  a: {}\n# in between\n  b: {}\n\n# next\nc: 1\n', 'services: # ours\n  a: {}\n# in between\n  b: {}\n  new:\n    enabled: true\n\n# next\nc: 1\n'],
  ])('keeps %s in place', (_, text, expected) => {
    expect(add(text)).toBe(expected);
  });
});
