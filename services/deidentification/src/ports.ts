import type { CompiledPolicy } from './core/policy/compile-policy.js';
import type { Project, ProjectKeys, RootKey } from './core/pseudonym.js';

/** What every record is rewritten under: policy, pseudonym root and project. */
export type Rewriting = { readonly policy: CompiledPolicy; readonly keys: RootKey; readonly project: Project; readonly projectKeys: ProjectKeys };

export const REWRITING = Symbol('Rewriting');
