import { defineErrors } from '@chainnet/contracts';

export const errors = defineErrors({
  RWD_STORE_UNAVAILABLE: {
    failure: 'transient',
    message: 'the document store did not answer ({operation})',
    action: 'check MONGODB_URI and that the store runs; the service tries again by itself',
  },
  RWD_STORE_VERSION_CONFLICT: {
    failure: 'transient',
    message: 'version {version} of {aggregate} was written by somebody else',
    action: 'load the aggregate again and decide anew',
  },
  RWD_STORE_WRITE_REFUSED: {
    failure: 'permanent',
    message: 'the document store refused a write to {collection} (code {code})',
    action: 'read the store\'s log; the document may break a limit of the store',
  },
});
