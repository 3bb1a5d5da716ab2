import type { Resource, ViewColumn } from '../src/view-definition.js';

/** One view over a group's resources, and the rows or the error code it must give. */
export type Case = {
  readonly title: string;
  readonly view: object;
  readonly expect: readonly object[] | { readonly error: string };
};
export type Group = { readonly group: string; readonly resources: readonly Resource[]; readonly cases: readonly Case[] };

/** `column('id', 'tel=value')`: a column named as its path, or `name=path`. */
export const column = (...specs: readonly string[]): { column: ViewColumn[] } => ({
  column: specs.map((spec) => {
    const [, name = spec, path = spec] = /^(\w+)=(.*)$/.exec(spec) ?? [];
    return { name, path };
  }),
});
const view = (...select: readonly object[]): object => ({ resource: 'Patient', select });
const where = (paths: readonly string[], resource = 'Patient'): object => ({
  resource,
  where: paths.map((path) => ({ path })),
  select: [column('id')],
});
const ids = (...values: readonly string[]): readonly object[] => values.map((id) => ({ id }));
const people = (...content: readonly object[]): readonly Resource[] =>
  content.map((element, at) => ({ resourceType: 'Patient', id: `pt${at + 1}`, ...element }));

/** The shareable cases of the SQL on FHIR v2 test suite (build.fhir.org/ig/FHIR/sql-on-fhir-v2, tests/), in short form. */
export const publishedCases: readonly Group[] = [
  {
    group: 'basic',
    resources: people({ name: [{ family: 'F1' }], active: true }, { name: [{ family: 'F2' }], active: false }, {}),
    cases: [
      { title: 'attribute', view: view(column('id')), expect: ids('pt1', 'pt2', 'pt3') },
      {
        title: 'boolean attribute with false',
        view: view(column('id', 'active')),
        expect: [{ id: 'pt1', active: true }, { id: 'pt2', active: false }, { id: 'pt3', active: null }],
      },
      {
        title: 'two selects with columns',
        view: view(column('id'), column('last_name=name.family.first()')),
        expect: [{ id: 'pt1', last_name: 'F1' }, { id: 'pt2', last_name: 'F2' }, { id: 'pt3', last_name: null }],
      },
      { title: 'where true', view: where(['active = true']), expect: ids('pt1') },
      { title: 'where false', view: where(['active = false']), expect: ids('pt2') },
      { title: 'where as element', view: where(['active']), expect: ids('pt1') },
      { title: 'where as expression', view: where(["name.family = 'F2'"]), expect: ids('pt2') },
    ],
  },
  {
    group: 'foreach',
    resources: people(
      {
        name: [{ family: 'F1.1' }, { family: 'F1.2' }],
        contact: [
          { telecom: [{ system: 'phone' }], name: { given: ['N1', 'N1`'] } },
          { telecom: [{ system: 'email' }], name: { given: ['N2'] } },
        ],
      },
      { name: [{ family: 'F2.1' }, { family: 'F2.2' }] },
      {},
    ),
    cases: [
      {
        title: 'forEach: normal',
        view: view(column('id'), { forEach: 'name', ...column('family') }),
        expect: [{ id: 'pt1', family: 'F1.1' }, { id: 'pt1', family: 'F1.2' }, { id: 'pt2', family: 'F2.1' }, { id: 'pt2', family: 'F2.2' }],
      },
      {
        title: 'forEachOrNull: normal',
        view: view(column('id'), { forEachOrNull: 'name', ...column('family') }),
        expect: [
          { id: 'pt1', family: 'F1.1' }, { id: 'pt1', family: 'F1.2' }, { id: 'pt2', family: 'F2.1' }, { id: 'pt2', family: 'F2.2' },
          { id: 'pt3', family: null },
        ],
      },
      { title: 'forEach: empty', view: view(column('id'), { forEach: 'identifier', ...column('value') }), expect: [] },
      {
        title: 'forEachOrNull: null case',
        view: view(column('id'), { forEachOrNull: 'identifier', ...column('value') }),
        expect: ['pt1', 'pt2', 'pt3'].map((id) => ({ id, value: null })),
      },
      {
        title: 'nested forEach',
        view: view(column('id'), { forEach: 'contact', select: [column('contact_type=telecom.system'), { forEach: 'name.given', ...column('name=$this') }] }),
        expect: [
          { id: 'pt1', contact_type: 'phone', name: 'N1' },
          { id: 'pt1', contact_type: 'phone', name: 'N1`' },
          { id: 'pt1', contact_type: 'email', name: 'N2' },
        ],
      },
      {
        title: 'nested forEach: select and column',
        view: view(column('id'), { forEach: 'contact', ...column('contact_type=telecom.system'), select: [{ forEach: 'name.given', ...column('name=$this') }] }),
        expect: [
          { id: 'pt1', contact_type: 'phone', name: 'N1' },
          { id: 'pt1', contact_type: 'phone', name: 'N1`' },
          { id: 'pt1', contact_type: 'email', name: 'N2' },
        ],
      },
    ],
  },
  {
    group: 'union',
    resources: people(
      { telecom: [{ value: 't1.1' }, { value: 't1.2' }], contact: [{ telecom: [{ value: 't1.c1' }] }, { telecom: [{ value: 't1.c2' }] }] },
      { telecom: [{ value: 't2.1' }] },
      { contact: [{ telecom: [{ value: 't3.c1' }] }] },
      {},
    ),
    cases: [
      {
        title: 'basic',
        view: view(column('id'), { unionAll: [{ forEach: 'telecom', ...column('tel=value') }, { forEach: 'contact.telecom', ...column('tel=value') }] }),
        expect: [
          { id: 'pt1', tel: 't1.1' }, { id: 'pt1', tel: 't1.2' }, { id: 'pt1', tel: 't1.c1' }, { id: 'pt1', tel: 't1.c2' },
          { id: 'pt2', tel: 't2.1' }, { id: 'pt3', tel: 't3.c1' },
        ],
      },
      {
        title: 'unionAll and column, with duplicates kept',
        view: view({ ...column('id'), unionAll: [{ forEach: 'telecom', ...column('tel=value') }, { forEach: 'telecom', ...column('tel=value') }] }),
        expect: [
          { id: 'pt1', tel: 't1.1' }, { id: 'pt1', tel: 't1.2' }, { id: 'pt1', tel: 't1.1' }, { id: 'pt1', tel: 't1.2' },
          { id: 'pt2', tel: 't2.1' }, { id: 'pt2', tel: 't2.1' },
        ],
      },
      {
        title: 'empty with forEachOrNull',
        view: view({ ...column('id'), unionAll: [{ forEachOrNull: 'name', ...column('given') }, { forEachOrNull: 'name', ...column('given') }] }),
        expect: ['pt1', 'pt1', 'pt2', 'pt2', 'pt3', 'pt3', 'pt4', 'pt4'].map((id) => ({ id, given: null })),
      },
      {
        title: 'nested',
        view: view({
          ...column('id'),
          unionAll: [
            { forEach: 'telecom[0]', ...column('tel=value') },
            { unionAll: [{ forEach: 'telecom[0]', ...column('tel=value') }, { forEach: 'contact.telecom[0]', ...column('tel=value') }] },
          ],
        }),
        expect: [
          { id: 'pt1', tel: 't1.1' }, { id: 'pt1', tel: 't1.1' }, { id: 'pt1', tel: 't1.c1' },
          { id: 'pt2', tel: 't2.1' }, { id: 'pt2', tel: 't2.1' }, { id: 'pt3', tel: 't3.c1' },
        ],
      },
      {
        title: 'one empty operand',
        view: view(column('id'), { unionAll: [{ forEach: 'telecom.where(false)', ...column('tel=value') }, { forEach: 'contact.telecom', ...column('tel=value') }] }),
        expect: [{ id: 'pt1', tel: 't1.c1' }, { id: 'pt1', tel: 't1.c2' }, { id: 'pt3', tel: 't3.c1' }],
      },
      { title: 'column mismatch', view: view({ unionAll: [column('a', 'b'), column('a', 'c')] }), expect: { error: 'RWD_VIEW_UNION_COLUMNS' } },
      { title: 'column order mismatch', view: view({ unionAll: [column('a', 'b'), column('b', 'a')] }), expect: { error: 'RWD_VIEW_UNION_COLUMNS' } },
    ],
  },
  {
    group: 'collection',
    resources: people({ name: [{ family: 'f1.1', given: ['g1.1'] }, { family: 'f1.2', given: ['g1.2', 'g1.3'] }] }, {}),
    cases: [
      { title: 'fail when collection is not true', view: view(column('last_name=name.family')), expect: { error: 'RWD_VIEW_NOT_SINGULAR' } },
      {
        title: 'collection = true',
        view: view({ column: [{ name: 'id', path: 'id' }, { name: 'first_name', path: 'name.given', collection: true }] }),
        expect: [{ id: 'pt1', first_name: ['g1.1', 'g1.2', 'g1.3'] }, { id: 'pt2', first_name: [] }],
      },
      {
        title: 'collection = false relative to forEach parent',
        view: view({ ...column('id'), select: [{ forEach: 'name', column: [{ name: 'last_name', path: 'family', collection: false }, { name: 'first_name', path: 'given', collection: true }] }] }),
        expect: [{ id: 'pt1', last_name: 'f1.1', first_name: ['g1.1'] }, { id: 'pt1', last_name: 'f1.2', first_name: ['g1.2', 'g1.3'] }],
      },
    ],
  },
  {
    group: 'where',
    resources: [
      ...people({ name: [{ use: 'official', family: 'f1' }] }, { name: [{ use: 'nickname', family: 'f2' }] }, { name: [{ use: 'nickname', given: ['g3'], family: 'f3' }] }),
      { resourceType: 'Observation', id: 'o1', valueInteger: 12 },
      { resourceType: 'Observation', id: 'o2', valueInteger: 10 },
    ],
    cases: [
      { title: 'path with result', view: where(["name.where(use = 'official').exists()"]), expect: ids('pt1') },
      { title: 'path with no results', view: where(["name.where(use = 'maiden').exists()"]), expect: [] },
      { title: 'greater than', view: where(['where(value.ofType(integer) > 11).exists()'], 'Observation'), expect: ids('o1') },
      { title: 'less than', view: where(['where(value.ofType(integer) < 11).exists()'], 'Observation'), expect: ids('o2') },
      { title: 'multiple', view: where(["name.where(use = 'official').exists()", "name.where(family = 'f1').exists()"]), expect: ids('pt1') },
      { title: 'and', view: where(["name.where(use = 'official' and family = 'f1').exists()"]), expect: ids('pt1') },
      { title: 'or', view: where(["name.where(use = 'official' or family = 'f2').exists()"]), expect: ids('pt1', 'pt2') },
      { title: 'true when empty', view: where(["name.where(family = 'f2').empty()"]), expect: ids('pt1', 'pt3') },
      { title: 'not a boolean', view: where(['name.family']), expect: { error: 'RWD_VIEW_NOT_BOOLEAN' } },
    ],
  },
  {
    group: 'logic',
    resources: people({ gender: 'male', deceasedBoolean: false }, { gender: 'female', deceasedBoolean: false }, { gender: 'male', deceasedBoolean: true }, { gender: 'female' }),
    cases: [
      { title: 'and', view: where(["gender = 'male' and deceased.ofType(boolean) = false"]), expect: ids('pt1') },
      { title: 'or', view: where(["gender = 'male' or deceased.ofType(boolean) = false"]), expect: ids('pt1', 'pt2', 'pt3') },
      { title: 'not', view: where(["(gender = 'male').not()"]), expect: ids('pt2', 'pt4') },
    ],
  },
  {
    group: 'constant',
    resources: people(
      { name: [{ family: 'Block', use: 'usual' }, { family: 'Smith', use: 'official' }] },
      { deceasedBoolean: true, name: [{ family: 'Johnson', use: 'usual' }, { family: 'Menendez', use: 'old' }] },
    ),
    cases: [
      {
        title: 'in path',
        view: { ...view(column('id', 'official=name.where(use = %name_use).family')), constant: [{ name: 'name_use', valueString: 'official' }] },
        expect: [{ id: 'pt1', official: 'Smith' }, { id: 'pt2', official: null }],
      },
      {
        title: 'in forEach and unionAll',
        view: {
          ...view({ unionAll: [{ forEach: 'name.where(use = %use1)', ...column('name=family') }, { forEach: 'name.where(use = %use2)', ...column('name=family') }] }),
          constant: [{ name: 'use1', valueString: 'official' }, { name: 'use2', valueCode: 'usual' }],
        },
        expect: [{ name: 'Smith' }, { name: 'Block' }, { name: 'Johnson' }],
      },
      {
        title: 'integer',
        view: { ...view(column('official=name[%name_index].family')), constant: [{ name: 'name_index', valueInteger: 1 }] },
        expect: [{ official: 'Smith' }, { official: 'Menendez' }],
      },
      {
        title: 'boolean, in where',
        view: { ...where(['deceased.ofType(boolean) = %is_deceased']), constant: [{ name: 'is_deceased', valueBoolean: true }] },
        expect: ids('pt2'),
      },
      { title: 'undefined', view: view({ forEach: 'name.where(use = %wrong_name)', ...column('family') }), expect: { error: 'RWD_VIEW_EXPRESSION' } },
      { title: 'without a value', view: { ...view(column('id')), constant: [{ name: 'name_use' }] }, expect: { error: 'RWD_VIEW_INVALID' } },
    ],
  },
  {
    group: 'functions',
    resources: [
      ...people(
        {
          managingOrganization: { reference: 'Organization/o1' },
          link: [{ type: 'seealso', other: { reference: 'Patient/pt1' } }],
          name: [{ given: ['g1', 'g2'] }],
          extension: [{ url: 'urn:birthsex', valueCode: 'F' }, { url: 'urn:race', extension: [{ url: 'category', valueCoding: { code: '2106-3' } }] }],
        },
        { managingOrganization: { reference: 'http://myapp.com/prefix/Organization/o2' }, link: [{ type: 'seealso', other: { reference: 'Patient/pt3' } }] },
      ),
      { resourceType: 'Observation', id: 'o1', valueString: 'foo' },
      { resourceType: 'Observation', id: 'o2', valueInteger: 42 },
    ],
    cases: [
      // Earlier versions of the suite expected '' for no input; FHIRPath 3 (join) gives the empty collection.
      { title: 'join', view: view(column("given=name.given.join(',')")), expect: [{ given: 'g1,g2' }, { given: null }] },
      { title: 'join without separator', view: where(["name.given.join() = 'g1g2'"]), expect: ids('pt1') },
      {
        title: 'ofType',
        view: { resource: 'Observation', select: [column('s=value.ofType(string)', 'i=value.ofType(integer)')] },
        expect: [{ s: 'foo', i: null }, { s: null, i: 42 }],
      },
      { title: 'ofType of no type', view: { resource: 'Observation', select: [column('s=value.ofType(Invalid)')] }, expect: { error: 'RWD_VIEW_EVALUATION' } },
      {
        title: 'extension',
        view: view(column("sex=extension('urn:birthsex').value.ofType(code).first()", "race=extension('urn:race').extension('category').value.ofType(Coding).code.first()")),
        expect: [{ sex: 'F', race: '2106-3' }, { sex: null, race: null }],
      },
      {
        title: 'getReferenceKey equals getResourceKey',
        view: view(column('same=getResourceKey() = link.other.getReferenceKey()', 'typed=getResourceKey() = link.other.getReferenceKey(Patient)')),
        expect: [{ same: true, typed: true }, { same: false, typed: false }],
      },
      {
        title: 'getReferenceKey with another type',
        view: view(column('key=link.other.getReferenceKey(Observation)', 'organization=managingOrganization.getReferenceKey(Organization)')),
        expect: [{ key: null, organization: 'Organization/o1' }, { key: null, organization: 'Organization/o2' }],
      },
    ],
  },
  {
    group: 'row index and repeat',
    resources: [
      ...people({ name: [{ family: 'Smith' }, { family: 'Jones' }], contact: [{ name: { family: 'C1' }, telecom: [{ value: 'a' }, { value: 'b' }] }] }, {}),
      {
        resourceType: 'QuestionnaireResponse',
        id: 'qr1',
        item: [
          { linkId: '1', item: [{ linkId: '1.1', answer: [{ valueString: 'A', item: [{ linkId: '1.1.1' }] }] }, { linkId: '1.2', item: [{ linkId: '1.2.1' }] }] },
          { linkId: '2' },
        ],
      },
    ],
    cases: [
      {
        title: '%rowIndex with forEachOrNull',
        view: view(column('id'), { forEachOrNull: 'name', ...column('at=%rowIndex', 'family') }),
        expect: [{ id: 'pt1', at: 0, family: 'Smith' }, { id: 'pt1', at: 1, family: 'Jones' }, { id: 'pt2', at: 0, family: null }],
      },
      {
        title: '%rowIndex in unionAll inside forEach',
        view: view({ forEach: 'contact', ...column('contact=%rowIndex'), select: [{ unionAll: [{ forEach: 'telecom', ...column('at=%rowIndex', 'value') }, column('at=%rowIndex', 'value=name.family')] }] }),
        expect: [{ contact: 0, at: 0, value: 'a' }, { contact: 0, at: 1, value: 'b' }, { contact: 0, at: 0, value: 'C1' }],
      },
      {
        title: 'repeat: basic',
        view: { resource: 'QuestionnaireResponse', select: [column('id'), { repeat: ['item'], ...column('linkId', 'at=%rowIndex') }] },
        expect: ['1', '1.1', '1.2', '1.2.1', '2'].map((linkId, at) => ({ id: 'qr1', linkId, at })),
      },
      {
        title: 'repeat: item and answer.item',
        view: { resource: 'QuestionnaireResponse', select: [{ repeat: ['item', 'answer.item'], ...column('linkId') }] },
        expect: ['1', '1.1', '1.1.1', '1.2', '1.2.1', '2'].map((linkId) => ({ linkId })),
      },
      {
        title: 'repeat: combined with forEachOrNull',
        view: { resource: 'QuestionnaireResponse', select: [{ repeat: ['item'], select: [column('linkId'), { forEachOrNull: 'answer', ...column('value=value.ofType(string)') }] }] },
        expect: ['1', '1.1', '1.2', '1.2.1', '2'].map((linkId) => ({ linkId, value: linkId === '1.1' ? 'A' : null })),
      },
    ],
  },
  {
    group: 'validate',
    resources: people({}),
    cases: [
      { title: 'empty', view: {}, expect: { error: 'RWD_VIEW_INVALID' } },
      { title: 'resource not specified', view: { select: [column('id')] }, expect: { error: 'RWD_VIEW_INVALID' } },
      { title: 'wrong fhirpath', view: view({ forEach: '@@', ...column('id') }), expect: { error: 'RWD_VIEW_EXPRESSION' } },
      { title: 'wrong type in forEach', view: view({ forEach: 1, ...column('id') }), expect: { error: 'RWD_VIEW_EXPRESSION' } },
      { title: 'a column twice', view: view(column('id'), column('id')), expect: { error: 'RWD_VIEW_COLUMN_TWICE' } },
    ],
  },
];
