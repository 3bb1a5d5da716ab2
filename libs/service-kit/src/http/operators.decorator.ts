import { Authorized } from '@chainnet/identity';

/** People and tools that run the mesh: whoever holds the realm role `operator`. */
export const OperatorsOnly = (): ReturnType<typeof Authorized> => Authorized(['operator', 'service'], 'operator');
