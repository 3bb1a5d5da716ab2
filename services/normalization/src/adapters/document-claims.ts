import { DocumentStore, type Store } from '@chainnet/persistence';
import type { DocumentClaims } from '../ports.js';

/** Claims of document names in the service's store; write-once, so that of two at the same time one wins. */
export function storedDocumentClaims(store: Store): DocumentClaims {
  const documents = new DocumentStore<string>(store, 'document_names');
  return {
    claim: async (id, content) => {
      const [existing] = await documents.put([[id, content]]);
      return existing === undefined || (await documents.get(id)) === content;
    },
  };
}
