import { codeTable } from './code-table.js';
import type { CodeTable } from './code-table.js';
import { CodeTables } from './code-tables.js';
import { conceptMap } from './concept-map.js';
import type { ConceptMapTable } from './concept-map.js';
import { dataElementTable } from './data-elements.js';
import { aboMap, allergenMap, frequencyMap, presentOnAdmissionMap, rhMap, routeMap } from './maps/clinical-maps.js';
import { countryMap } from './maps/country-map.js';
import { admissionRouteMap, dischargeMap, patientTypeMap } from './maps/encounter-maps.js';
import { addressMap, educationMap, ethnicMap, identityDocumentMap, maritalMap, occupationMap, sexMap } from './maps/person-maps.js';
import { relationMap } from './maps/relation-map.js';
import { ethnicGroupLetters } from './tables/ethnic-letters.js';
import { countryTable } from './tables/gb-country.js';
import { educationAndRelationTables } from './tables/gb-education-relation.js';
import { personTables } from './tables/gb-person.js';
import { regionTable } from './tables/gb-region.js';
import { dischargeWay, tablesWithoutRows } from './tables/known-tables.js';
import { sharedDocuments } from './tables/shared-documents.js';
import { clinicalTables } from './tables/ws364-clinical.js';
import { demographicTables } from './tables/ws364-demographic.js';
import { dosageForms } from './tables/ws364-dosage-form.js';
import { managementTables } from './tables/ws364-management.js';
import { planTables } from './tables/ws364-plan.js';

const withRows: readonly CodeTable[] = [
  ...demographicTables, ...clinicalTables, ...planTables, dischargeWay, ...managementTables, ...dosageForms,
  ...personTables, ethnicGroupLetters, ...educationAndRelationTables, countryTable, regionTable, sharedDocuments,
].map(codeTable);

/** The tables that come with this library. */
export const standardTables = new CodeTables([...withRows, ...tablesWithoutRows, dataElementTable]);

/** The maps that come with this library, one a source table at most. */
export const standardMaps: readonly ConceptMapTable[] = [
  sexMap, maritalMap, ethnicMap, occupationMap, educationMap, relationMap, countryMap, identityDocumentMap, addressMap,
  aboMap, rhMap, allergenMap, presentOnAdmissionMap, routeMap, frequencyMap, admissionRouteMap, dischargeMap, patientTypeMap,
].map(conceptMap);

const byTable = new Map(standardMaps.map((map) => [map.table, map]));

/** The map of a table, by the table's id; undefined when no sound one exists. */
export const mapOf = (tableId: string): ConceptMapTable | undefined => byTable.get(tableId);
