import type { CallWitness } from '../ports.js';

/** How long a checkpoint waits for one witness. */
const TIMEOUT_MS = 1_000;
/** A few signature lines; more is not a witness. */
const ANSWER_BYTES = 16_384;

/** Calls a witness over HTTP: POST `<url>/add-checkpoint`. */
export const callWitnessOverHttp: CallWitness = async (url, body) => {
  const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, body: await boundedText(response) };
};

async function boundedText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > ANSWER_BYTES) throw new Error(`the answer has more than ${ANSWER_BYTES} bytes`);
  }
  return text + decoder.decode();
}
