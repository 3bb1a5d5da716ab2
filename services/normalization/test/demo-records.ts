// tools/demo-records is no npm workspace, so it has no scope to import it by.
// eslint-disable-next-line @nx/enforce-module-boundaries
export { admissionRecordXml, adtMessage, between, digits, labReportXml, oruMessage, pick, seededRandom, syntheticPerson, type Random } from '../../../tools/demo-records/src/index.js';
