/**
 * GB 3304-1991: the two-letter code of each ethnic group by its number, 01 first. HL7 China's extension
 * ext-person-ethnicGroup binds the letters, documents carry the numbers.
 */
export const ethnicLetters: readonly string[] =
  'HA MG HU ZA UG MH YI ZH BY CS MA DO YA BA TJ HN KZ DA LI LS VA SH GS LH SU DX NX JP KG TU DU ML QI BL SL MN GL XB AC PM TA NU UZ RS EW DE BN YG GI TT DR OR HZ MB LB JN'.split(' ');
