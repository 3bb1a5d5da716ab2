import type { TableSource } from '../code-table.js';
import { ethnicLetters } from '../maps/ethnic-letters.js';
import { ethnicGroup } from './gb-person.js';

const names = ethnicGroup.rows.trim().split('\n').map((row) => row.split('|')[1] ?? '');

/** GB 3304-1991 by its letter codes. */
export const ethnicGroupLetters: TableSource = {
  id: 'GB 3304 letters',
  name: '民族字母代码',
  english: 'ethnic group, letter code',
  edition: 'GB 3304-1991',
  source: 'GB 3304-1991, table 3',
  rows: ethnicLetters.map((letters, at) => `${letters}|${names[at] ?? ''}`).join('\n'),
};
