import { parseTables } from './parse-table.js';
import type { DocumentTable } from './row.js';
import { admission } from './rows/admission.js';
import { consent } from './rows/consent.js';
import { course } from './rows/course.js';
import { delivery } from './rows/delivery.js';
import { discharge } from './rows/discharge.js';
import { frontPage } from './rows/front-page.js';
import { frontPageTcm } from './rows/front-page-tcm.js';
import { nursing } from './rows/nursing.js';
import { operation } from './rows/operation.js';
import { outpatient } from './rows/outpatient.js';

/** The 53 document types of WS/T 500-2016, in order: every row that two independent public template sets show. */
export const documentTables: readonly DocumentTable[] = parseTables([outpatient, operation, delivery, nursing, consent, frontPage, frontPageTcm, admission, course, discharge].join('\n'));
