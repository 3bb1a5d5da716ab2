import { readFileSync } from 'node:fs';
import type { ViewDefinition } from '@chainnet/sql-on-fhir';

const file = new URL('../../../services/site-node/views/wdbc.view.json', import.meta.url);

/** SQL-on-FHIR v2 view of the Wisconsin records: 30 features and `malignant`, one row an Observation. The file is the source. */
export const wdbcView = JSON.parse(readFileSync(file, 'utf8')) as ViewDefinition;
