import { asyncApiDocument } from '@chainnet/contracts';

import { errors } from './errors.js';
import { renderTopics } from './topics-document.js';

/** A document made from libs/contracts: its path in the checkout and its whole text. */
export type Document = { readonly path: string; readonly text: string };

export const contractDocuments = (): readonly Document[] => [
  { path: 'docs/topics.md', text: renderTopics() },
  { path: 'docs/asyncapi.json', text: `${JSON.stringify(asyncApiDocument(), undefined, 2)}\n` },
];

/**
 * @param present the text at a path, or undefined when there is none
 * @throws RWD_CONTRACTS_DOC_OUT_OF_DATE unless every document stands as the contracts give it
 */
export const checkDocuments = (documents: readonly Document[], present: (path: string) => string | undefined): void => {
  const stale = documents.filter(({ path, text }) => present(path) !== text).map(({ path }) => path);
  if (stale.length > 0) throw errors.RWD_CONTRACTS_DOC_OUT_OF_DATE({ paths: stale.join(', ') });
};
