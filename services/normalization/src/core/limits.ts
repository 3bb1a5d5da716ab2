/** Bounds on one record. They stop a hostile record, not an honest one: the largest sample documents are below 1 MB. */
export const limits = {
  bytes: 16 * 1024 * 1024,
  /** Elements of XML, or arrays and objects of JSON, inside one another. */
  depth: 64,
  xmlNodes: 200_000,
  /** Attributes of one XML element. */
  xmlAttributes: 1_000,
  /** Characters of one XML text, comment or attribute. */
  text: 1024 * 1024,
} as const;
