/**
 * A check that a text has the grammar of UCUM 2.1 (case sensitive) and names units of it. It covers the atoms that clinical
 * records use (the table below); an atom outside the table is refused, so the caller keeps such a unit as text.
 */

/** Atoms that take a metric prefix. */
const METRIC = new Set(
  ('m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L eq osm kat U bar u eV pc B[SPL] Np B bit By ' +
    't m[H2O] m[Hg] ar st Ci R RAD REM G Mx dyn erg P St cal cal_th [iU] [IU] g% Lmb Ky').split(' '),
);
const PLAIN = new Set(
  ('10* 10^ [pi] % [ppth] [ppm] [ppb] [pptr] gon deg \' \'\' min h d a_t a_j a_g a wk mo_s mo_j mo_g mo atm AU [g] [lbf_av] ' +
    '[in_i] [ft_i] [yd_i] [mi_i] [lb_av] [oz_av] [gr] [degF] [Ch] [diop] [drp] [MET] [HPF] [LPF] [knt_i] [arb\'U] [USP\'U] [Amb\'a\'1\'U] ' +
    '[PFU] [BAU] [Lf] [FFU] [S] [HL] [EU] [TU] [CFU] [Cal] [APL\'U] [GPL\'U] [MPL\'U] [hp\'_X] [FEU] [EIA_titer] [CCID_50] [TCID_50] [PNU] [pH]').split(' '),
);
const PREFIXES = ['da', 'Ki', 'Mi', 'Gi', 'Ti', 'Y', 'Z', 'E', 'P', 'T', 'G', 'M', 'k', 'h', 'd', 'c', 'm', 'u', 'n', 'p', 'f', 'a', 'z', 'y'];

const isAtom = (symbol: string): boolean =>
  METRIC.has(symbol) || PLAIN.has(symbol) || PREFIXES.some((prefix) => symbol.startsWith(prefix) && METRIC.has(symbol.slice(prefix.length)));

const MAX_LENGTH = 100;

/** Whether `text` is a UCUM expression over known atoms: `mm[Hg]`, `/min`, `10*9/L`, `mg/(kg.d)`, `{次}`. */
export function isUcum(text: string): boolean {
  if (text === '' || text.length > MAX_LENGTH) return false;
  const end = term(text, text.startsWith('/') ? 1 : 0);
  return end === text.length;
}

/** Each reader gives the place after what it read, or -1. */
const term = (text: string, from: number): number => {
  let at = component(text, from);
  while (at > 0 && (text[at] === '.' || text[at] === '/')) at = component(text, at + 1);
  return at;
};

const component = (text: string, from: number): number => {
  if (text[from] === '(') {
    const end = term(text, from + 1);
    return end > 0 && text[end] === ')' ? end + 1 : -1;
  }
  if (text[from] === '{') return annotation(text, from);
  const end = annotatable(text, from);
  return end > 0 && text[end] === '{' ? annotation(text, end) : end;
};

const annotation = (text: string, from: number): number => {
  const end = text.indexOf('}', from);
  return end > from + 1 && !text.slice(from + 1, end).includes('{') ? end + 1 : -1;
};

const SYMBOL = /(?:10[*^]|[A-Za-z%'_]|\[[^\]{}()\s]+\])(?:[A-Za-z%'_]|\[[^\]{}()\s]+\])*/y;
const EXPONENT = /[+-]?\d+/y;
const FACTOR = /\d+(?![*^])/y;

const annotatable = (text: string, from: number): number => {
  SYMBOL.lastIndex = from;
  const symbol = SYMBOL.exec(text)?.[0];
  if (symbol === undefined) {
    FACTOR.lastIndex = from;
    return FACTOR.test(text) ? FACTOR.lastIndex : -1;
  }
  if (!isAtom(symbol)) return -1;
  EXPONENT.lastIndex = from + symbol.length;
  return EXPONENT.test(text) ? EXPONENT.lastIndex : from + symbol.length;
};
