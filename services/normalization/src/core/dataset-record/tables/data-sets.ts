import type { DatasetTable } from '../dataset-table.js';
import { diagnoses } from './diagnosis.js';
import { labItem, labReport } from './laboratory.js';
import { bloodGroups, textObservation, vitalSigns } from './observation.js';
import { patient } from './person.js';
import { encounter } from './visit.js';

const text = (column: string, loinc: string, display: string) => textObservation({ column, loinc, display });

const histories = [
  text('WS02_10_099_01', '11348-0', 'History of past illness'),
  text('WS02_10_022_02', '48765-2', 'Allergies and adverse reactions'),
];

/** Data sets of WS 365-2011 and WS 445-2014 as regional platforms send them; the last one is for a set that nobody knows. */
export const datasetTables: readonly DatasetTable[] = [
  {
    id: 'laboratory-report',
    title: 'WS 445.4 检查检验记录: 检验报告',
    edition: 'WS 445.4-2014',
    aliases: ['ws 445.4', 'hdsd00.04'],
    signature: ['WS04_30_009_03', 'WS04_30_009_06'],
    resources: [patient, encounter, labReport, labItem],
  },
  {
    id: 'outpatient-record',
    title: 'WS 445.2 门(急)诊病历',
    edition: 'WS 445.2-2014',
    aliases: ['ws 445.2', 'hdsd00.02'],
    signature: ['WS04_01_119_01', 'WS02_10_071_01'],
    resources: [
      patient,
      encounter,
      text('WS04_01_119_01', '10154-3', 'Chief complaint'),
      text('WS02_10_071_01', '10164-2', 'History of present illness'),
      ...histories,
      text('WS04_10_258_01', '29545-1', 'Physical findings'),
      text('WS06_00_159_02', '18776-5', 'Plan of care'),
      ...vitalSigns,
      ...diagnoses,
    ],
  },
  {
    id: 'front-page',
    title: 'WS 445.10 住院病案首页',
    edition: 'WS 445.10-2014',
    aliases: ['ws 445.10', 'hdsd00.11'],
    signature: ['WS05_01_901_02', 'WS05_01_900_01', 'WS06_00_339_01', 'WS06_00_223_01'],
    resources: [patient, encounter, ...bloodGroups, ...diagnoses],
  },
  {
    id: 'health-record',
    title: 'WS 365 城乡居民健康档案: 个人基本信息',
    edition: 'WS 365-2011',
    aliases: ['ws 365', 'hdsa00.01'],
    signature: ['WS01_00_009_01'],
    resources: [patient, ...bloodGroups, ...histories, ...vitalSigns],
  },
  {
    id: 'any',
    title: 'a data set without a table of its own',
    edition: 'WS 445-2014',
    aliases: [],
    signature: [],
    resources: [patient, encounter, ...vitalSigns],
  },
];
