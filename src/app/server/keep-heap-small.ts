import { setFlagsFromString } from 'node:v8'

/** So much may the heap grow beyond what was alive in it before it is swept. */
const growth = 25

/**
 * Has what was let go of swept soon. Left to itself, and on a machine with much memory, the heap grows to several times what is alive in it before
 * anything is swept: an import of 100,000 rows holds 80 MB, and took from 350 to 540 as the day would have it. Holds for the threads of the server as well.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`)
}
