import { CODED_DIAGNOSIS, OBSERVATION, STUDY } from './targets.js';
import type { DocumentTable, EntryTarget } from './row.js';

const RESULT: EntryTarget = { kind: 'group', resource: 'Observation', category: 'laboratory' };
const ITEM: EntryTarget = { kind: 'field', to: 'code.text', type: 'ST' };
const field = (to: string, type: Extract<EntryTarget, { kind: 'field' }>['type']): EntryTarget => ({ kind: 'field', to, type });
const QUANTITY: EntryTarget = { kind: 'field', to: 'valueQuantity', type: 'decimalText', otherwise: { to: 'valueString', type: 'ST' } };
const UNIT: EntryTarget = { kind: 'field', to: 'valueQuantity', type: 'unitText', needs: 'valueQuantity' };

/** C0007 检验报告, WS/T 500.7-2016: one result is one CLUSTER organizer (template set A; B shows the diagnosis only). */
export const labReport: DocumentTable = {
  document: 'C0007',
  edition: 'WS/T 500.7-2016',
  title: '检验报告',
  encounterClass: 'AMB',
  encounterStatus: 'unknown',
  rows: [
    { section: '29548-5', position: 'observation', element: 'DE05.01.024.00', name: '诊断代码', seenIn: 'AB', target: CODED_DIAGNOSIS },
    { section: '30954-2', position: 'observation', element: 'DE02.10.027.00', name: '检验方法名称', seenIn: 'A', target: STUDY },
    { section: '30954-2', position: 'observation', element: 'DE04.30.018.00', name: '检验类别', seenIn: 'A', target: STUDY },
    { section: '30954-2', position: 'organizer[CLUSTER]', element: '-', name: '检验项目', seenIn: 'A', target: RESULT },
    { section: '30954-2', position: 'organizer[CLUSTER]/observation', element: 'DE04.30.019.00', name: '检验项目代码', seenIn: 'A', target: ITEM },
    { section: '30954-2', position: 'organizer[CLUSTER]/observation/observation', element: 'DE04.50.134.00', name: '标本类别', seenIn: 'A', target: field('specimen.display', 'ST') },
    { section: '30954-2', position: 'organizer[CLUSTER]/observation/observation', element: 'DE04.50.135.00', name: '标本状态', seenIn: 'A', target: field('note[+].text', 'ST') },
    { section: '30954-2', position: 'organizer[CLUSTER]/observation', element: 'DE04.30.017.00', name: '检验结果代码', seenIn: 'A', target: field('interpretation[+]', 'CE') },
    { section: '30954-2', position: 'organizer[CLUSTER]/observation', element: 'DE04.30.015.00', name: '检验定量结果', seenIn: 'A', target: QUANTITY },
    { section: '30954-2', position: 'organizer[CLUSTER]/observation/observation', element: 'DE04.30.016.00', name: '检查定量结果计量单位', seenIn: 'A', target: UNIT },
    { section: '检验报告', position: 'observation', element: 'DE04.50.130.00', name: '检验报告结果', seenIn: 'A', target: STUDY },
    { section: '检验报告', position: 'observation', element: 'DE08_10_026_00_JYBGKS', name: '检验报告科室', seenIn: 'A', target: OBSERVATION },
    { section: '检验报告', position: 'observation', element: 'DE08_10_013_00_ZDJGMC', name: '检验报告机构名称', seenIn: 'A', target: OBSERVATION },
    { section: '检验报告', position: 'observation', element: 'DE06.00.179.00', name: '检验报告备注', seenIn: 'A', target: OBSERVATION },
  ],
};
