/** Base of the canonical URLs of what this mesh publishes where the standard gives no OID. */
export const CODES_BASE = 'https://chainnet.example/fhir';

/** Arc of the national health information standards; `.3.1` WS 364 tables, `.3.2` tables inside other standards, `.3.3` GB. */
export const HEALTH_ARC = '2.16.156.10011.2';

export const oidSystem = (oid: string): string => `urn:oid:${oid}`;

/** A FHIR id of a standard's designation: `GB/T 2261.1` is `gb-t-2261.1`. */
export const idOf = (designation: string): string => designation.trim().toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^-|-$/g, '');
