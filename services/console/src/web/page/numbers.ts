import type { Language } from './texts.js';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

export const integer = (value: number, language: Language): string => new Intl.NumberFormat(locales[language]).format(value);

/** Three significant digits at least: 0.953, 17.5, 1,234. */
export const decimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { maximumSignificantDigits: Math.max(3, Math.trunc(Math.abs(value)).toString().length) }).format(value);

/** A span of milliseconds: 420 ms, 3.1 s, 12 min, 5 h. */
export const duration = (ms: number, language: Language): string => {
  const unit = units.find(({ from }) => ms >= from) ?? { from: 0, name: 'ms', size: 1 };
  return `${decimal(ms / unit.size, language)} ${unit.name}`;
};

const units = [{ from: 7_200_000, name: 'h', size: 3_600_000 }, { from: 120_000, name: 'min', size: 60_000 }, { from: 1_000, name: 's', size: 1_000 }];

/** `2026-01-31T08:00:00.123Z` as `2026-01-31 08:00:00 UTC`: the same in every browser. */
export const instant = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
