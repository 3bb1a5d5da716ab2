/**
 * Elements and attributes a narrative may hold: the formatting elements of HTML 4.0 chapters 7-11 and 15, anchors, images and
 * style (FHIR R4 narrative.html, invariant txt-1). `*` stands for attributes any element may have.
 */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set(
  ('a abbr acronym address b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre q '
    + 'samp small span strong sub sup table tbody td tfoot th thead tr tt ul var').split(' '),
);

const ATTRIBUTES: Readonly<Record<string, string>> = {
  '*': 'title style class id lang xml:lang dir accesskey tabindex span width align valign char charoff abbr axis headers scope rowspan colspan xmlns',
  a: 'href name',
  img: 'src border alt longdesc height width',
  blockquote: 'cite',
  q: 'cite',
  table: 'summary width border frame rules cellspacing cellpadding',
  pre: 'space xml:space',
  td: 'nowrap',
};

const byElement: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries(ATTRIBUTES).map(([element, names]) => [element, new Set(names.split(' '))]));

export const isAllowedAttribute = (element: string, attribute: string): boolean =>
  byElement.get('*')?.has(attribute) === true || byElement.get(element)?.has(attribute) === true;
