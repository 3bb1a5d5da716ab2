import { exchange } from '../tcp-probe.js';

const correlationId = 0x52574443;

/**
 * Whether a broker answers on this port of 127.0.0.1: sends ApiVersions v0, which every listener answers before the login
 * and only once the broker serves requests (an open port alone says less).
 */
export async function brokerAnswers(port: number): Promise<boolean> {
  const answer = await exchange(port, apiVersionsRequest());
  if (answer === undefined || answer.length < 10) return false;
  const view = new DataView(answer.buffer, answer.byteOffset);
  return view.getInt32(4) === correlationId && view.getInt16(8) === 0;
}

/** Request header v1: size, api key 18, version 0, correlation id, client id (a null string). */
function apiVersionsRequest(): Uint8Array {
  const request = new DataView(new ArrayBuffer(14));
  request.setInt32(0, 10);
  request.setInt16(4, 18);
  request.setInt16(6, 0);
  request.setInt32(8, correlationId);
  request.setInt16(12, -1);
  return new Uint8Array(request.buffer);
}
