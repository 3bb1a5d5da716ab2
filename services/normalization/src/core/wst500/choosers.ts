import type { XmlElement } from '../xml/xml-tree.js';
import type { ChooserName } from './pattern.js';

const HOSPITAL = '2.16.156.10011.1.5';
/** CDA RoleClass of people who are close to the patient. */
const CLOSE = new Set(['NOK', 'ECON', 'CON', 'GUARD', 'PRS', 'CAREGIVER']);

const child = (element: XmlElement, name: string): XmlElement | undefined => element.children.find((one) => one.name === name);

const hasText = (element: XmlElement | undefined): boolean => element !== undefined && element.text.trim() !== '';

/** Which variant of an element it is, '' for none. The written shape names the variant, so a choice is only made while reading. */
export const choosers: Readonly<Record<ChooserName, (element: XmlElement) => string>> = {
  xsiType: (element) => element.attributes.get('xsi:type')?.trim() ?? '',
  time: (element) => (element.attributes.has('value') ? 'point' : child(element, 'low') !== undefined || child(element, 'high') !== undefined ? 'period' : 'point'),
  organization: (element) => (child(element, 'id')?.attributes.get('root')?.trim() === HOSPITAL ? 'hospital' : 'place'),
  participant: (element) => {
    const entity = child(element, 'associatedEntity');
    if (entity === undefined) return '';
    if (!CLOSE.has(entity.attributes.get('classCode')?.trim() ?? '')) return 'staff';
    const person = child(entity, 'associatedPerson');
    // FHIR asks a contact for more than a relationship (pat-1).
    return person !== undefined && hasText(child(person, 'name')) ? 'contact' : '';
  },
};
