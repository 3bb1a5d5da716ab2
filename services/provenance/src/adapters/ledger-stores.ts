import { DocumentStore, FactStore, type Store } from '@chainnet/persistence';
import type { LedgerStores } from '../ports.js';

export const ledgerStores = (store: Store): LedgerStores => ({
  claims: new DocumentStore(store, 'leaf_claims'),
  places: new DocumentStore(store, 'leaf_places'),
  tiles: new DocumentStore(store, 'tiles'),
  heads: new FactStore(store, 'heads'),
  checkpoints: new FactStore(store, 'checkpoints'),
  announcements: new FactStore(store, 'announcements'),
});
