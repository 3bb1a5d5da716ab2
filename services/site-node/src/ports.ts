/** Injection token of the organization's {@link DataSet}; the member modules read it too. */
export const DATA_SET = Symbol('DataSet');

/** Injection token of what this site has done in federated learning. */
export const FEDERATION_MEMBER = Symbol('FederationMember');
