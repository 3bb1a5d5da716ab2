import { literalTarget } from '../../references.js';
import { isObject, isResource } from '../../resource.js';
import type { Resource } from '../../resource.js';
import type { ObjectProgram } from '../compile/object.js';
import type { Run } from '../compile/run.js';
import { BundleIndex } from './bundle-index.js';

/** What holds between the entries of a Bundle, beside its own elements: references inside resolve, fullUrls name what they hold. */
export const compileBundleChecks = (program: ObjectProgram): ObjectProgram => (bundle, run) => {
  const outer = run.bundle;
  run.bundle = new BundleIndex(bundle as Resource);
  checkFullUrls(bundle['entry'], run);
  program(bundle, run);
  run.bundle = outer;
};

const checkFullUrls = (entries: unknown, run: Run): void => {
  if (!Array.isArray(entries)) return;
  run.enter('entry');
  entries.forEach((entry: unknown, at) => {
    if (!isObject(entry) || typeof entry['fullUrl'] !== 'string' || !isResource(entry['resource'])) return;
    const named = literalTarget(entry['fullUrl']);
    const { resourceType: type } = entry['resource'];
    if (named === undefined || named.type === type || !entry['fullUrl'].startsWith('http')) return;
    run.enter(at);
    run.enter('fullUrl');
    run.report('full-url-mismatch', { type });
    run.leave();
    run.leave();
  });
  run.leave();
};
