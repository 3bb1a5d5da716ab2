import type { StepCounts } from '../../core/mesh-report.js';
import type { Language, Texts } from './texts.js';

/** How a report is to be shown. `rates`: records a second by step, known once two reports were read. */
export type View = { readonly language: Language; readonly text: Texts; readonly rates?: Partial<StepCounts> };
