import { MemoryMesh, type Interceptor } from './memory-mesh.js';
import { PartySession } from './party-session.js';
import { seededRandom } from './seeded-random.fixture.js';

export const PARTY_IDS = ['hospital-a', 'hospital-b', 'hospital-c'] as const;
export type PartyName = (typeof PARTY_IDS)[number];

/** How each of three parties, in order, ended: its value or its error. */
export type Ending<T> = { readonly value: T } | { readonly error: unknown };

/** Runs one program at three parties in memory. When one fails, the others see it go away. */
export async function runThree<T>(program: (session: PartySession) => Promise<T>, intercept?: Interceptor): Promise<Ending<T>[]> {
  const mesh = new MemoryMesh(PARTY_IDS, intercept);
  return endings(mesh, (self) =>
    PartySession.run(
      { job: 'job-1', attempt: 1, digest: 'digest', parties: PARTY_IDS, self, channel: mesh.channel(self), random: seededRandom(self), deadline: 0 },
      program,
    ),
  );
}

/** Starts `play` at each party; a party that ended is gone for the two others. */
export const endings = <T>(mesh: MemoryMesh, play: (self: PartyName) => Promise<T>): Promise<Ending<T>[]> =>
  Promise.all(
    PARTY_IDS.map(async (self) => {
      try {
        return { value: await play(self) };
      } catch (error) {
        return { error };
      } finally {
        const gone = new Error(`${self} is gone`);
        for (const other of PARTY_IDS) if (other !== self) mesh.expire(other, self, gone);
      }
    }),
  );

export const valuesOf = <T>(ended: readonly Ending<T>[]): T[] =>
  ended.map((each) => {
    if ('error' in each) throw each.error;
    return each.value;
  });

export const errorsOf = (ended: readonly Ending<unknown>[]): unknown[] => ended.map((each) => ('error' in each ? each.error : undefined));

/** Flips the lowest bit of one byte of frames that match. */
export const corrupt =
  (matches: (from: string, to: string, tag: string) => boolean, at: number): Interceptor =>
  (from, to, frame) => {
    if (!matches(from, to, frame.tag)) return frame;
    const chunk = Uint8Array.from(frame.chunk);
    chunk[at] = (chunk[at] as number) ^ 1;
    return { ...frame, chunk };
  };
