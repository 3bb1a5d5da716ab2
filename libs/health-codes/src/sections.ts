/** One section of the shared documents: LOINC code and the name the published templates give it. */
export type DocumentSection = { readonly code: string; readonly title: string };

/** The LOINC section codes seen in the templates of the 53 documents of WS/T 500-2016. */
const ROWS = `
10154-3|chief complaint
10157-6|history of family member diseases
10160-0|history of medication use
10164-2|history of present illness
10196-4|extremities
10210-3|general status
10213-7|surgical operation note anesthesia
10216-0|surgical operation note fluids
10218-6|surgical operation note postoperative diagnosis
10219-4|surgical operation note preoperative diagnosis
11336-5|history of hospitalizations
11348-0|history of past illness
11369-6|history of immunizations
11450-4|problem list
11535-2|hospital discharge diagnosis
11537-8|surgical drains
18610-6|medication administered
18776-5|treatment plan
29302-7|integumentary system
29545-1|physical examination
29548-5|diagnosis
29762-2|social history
30954-2|studies summary
34895-3|education note
42349-1|reason for referral
46209-3|provider orders
46241-6|hospital admission diagnosis
47519-4|history of procedures
48765-2|allergies, adverse reactions, alerts
48768-6|payment sources
49033-4|menstrual history
51848-0|assessment note
55103-6|surgical operation note estimated blood loss
56836-0|history of blood transfusion
57073-9|prenatal events
57074-7|labor and delivery process
57075-4|newborn delivery information
57076-2|postpartum hospitalization treatment
59772-4|planned procedure
59774-0|procedure anesthesia
59775-7|procedure disposition
69730-0|instructions
8648-8|hospital course
8716-3|vital signs
8724-7|surgical operation note description
`;

export const LOINC_SYSTEM = 'http://loinc.org';

export const documentSections: readonly DocumentSection[] = ROWS.trim().split('\n').map((row) => {
  const [code = '', title = ''] = row.split('|');
  return { code, title };
});

const byCode = new Map(documentSections.map((section) => [section.code, section]));

/** Undefined for a code that no template of WS/T 500 uses as a section. */
export const sectionOf = (code: string): DocumentSection | undefined => byCode.get(code.trim());
