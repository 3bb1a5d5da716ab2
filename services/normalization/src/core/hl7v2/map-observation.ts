import type { Draft } from '../mapping/element-path.js';
import type { LossLedger } from '../mapping/loss-account.js';
import { fillField, mapSegment } from './map-segment.js';
import { leafPath, repetitionsOf, valueAt } from './message.js';
import type { Segment } from './message.js';
import { observationValues, segmentMaps } from './tables/segments.js';

/** OBX -> Observation: its segment map, then OBX-5 as OBX-2 says and OBX-6 as the unit of a quantity. */
export function mapObservation(obx: Segment, ledger: LossLedger): Draft {
  const draft: Draft = { status: 'unknown', ...mapSegment(obx, segmentMaps.OBX, ledger) };
  const type = valueAt(obx, 2);
  const choices = observationValues[type ?? ''] ?? [];
  const single = repetitionsOf(obx, 5).length === 1;
  const held = single ? choices.find((choice) => fillField(obx, 5, { draft, ...choice, ledger })) : undefined;
  if (held !== undefined) ledger.drop(leafPath(obx, [2, 1, 1, 1]), 'value type, implied by the choice of value[x]');
  if (held?.to === 'valueQuantity') fillUnit(obx, draft, ledger);
  return draft;
}

/** UCUM when OBX-6.3 says so; otherwise the unit is text (invariant qty-3: no code without a system). */
const fillUnit = (obx: Segment, draft: Draft, ledger: LossLedger): void => {
  fillField(obx, 6, { draft, to: 'valueQuantity', type: valueAt(obx, 6, 3) === 'UCUM' ? 'unit' : 'unitText', ledger });
};
