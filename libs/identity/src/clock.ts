/** Milliseconds since 1970. Adapters take it as an argument so that a test can turn it. */
export type Clock = () => number;
