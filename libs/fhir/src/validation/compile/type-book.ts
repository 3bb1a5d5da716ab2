import type { Resource } from '../../resource.js';
import type { StructureSchema } from '../../schema/structure-schema.js';
import type { ElementConstraint, ElementType } from '../definitions.js';
import type { ProfileBook } from '../profile/profile-book.js';
import { compileBundleChecks } from '../bundle/bundle-checks.js';
import { compileObject } from './object.js';
import type { ObjectProgram } from './object.js';
import type { Run } from './run.js';
import type { CodeSets } from './value-sets.js';

/** The compiled types, each compiled when first met: a record of a hospital meets some thirty of FHIR R4's two hundred. */
export class TypeBook {
  readonly #programs = new Map<string, ObjectProgram>();

  constructor(readonly schema: StructureSchema, readonly codeSets: CodeSets, readonly profiles: ProfileBook) {}

  /** The program of a type or of an element defined in place. A path the schema does not know accepts nothing but emptiness. */
  program(path: string): ObjectProgram {
    const known = this.#programs.get(path);
    if (known !== undefined) return known;
    const node = this.schema.node(path) ?? { path, elements: new Map(), properties: new Map(), constraints: [] };
    const made = this.#withExtras(path, compileObject(node, this));
    this.#programs.set(path, made);
    return made;
  }

  /** Validates a resource where the walk stands, with the profiles it claims. */
  resource(resource: Resource, run: Run): void {
    this.program(resource.resourceType)(resource, run);
    this.profiles.checkClaimed(resource, run);
  }

  /** Invariants that a base definition puts on an element by naming a profile of its type: SimpleQuantity. */
  typeProfileConstraints(type: ElementType | undefined): readonly ElementConstraint[] {
    return (type?.profile ?? []).flatMap((canonical) => this.profiles.rootConstraints(canonical));
  }

  #withExtras(path: string, program: ObjectProgram): ObjectProgram {
    if (path === 'Bundle') return compileBundleChecks(program);
    if (path !== 'Extension' || !this.profiles.hasExtensions) return program;
    return (object, run) => {
      program(object, run);
      this.profiles.checkExtension(object, run);
    };
  }
}
