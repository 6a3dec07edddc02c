import { useEffect, useState } from 'react'
import type { CompiledAssertion, CompiledReport, Proposal } from '../../definition/report/types.ts'
import type { Insertion } from './editor/insertion.ts'

interface Reading {
  /** What was read last; of an older text while the reading of this one is on its way. */
  readonly report: CompiledReport | undefined
  readonly source: string
  readonly isOld: boolean
}

interface Taken {
  readonly assertion: CompiledAssertion
  readonly proposal: Proposal
}

/**
 * Writes what is proposed over the words that it was proposed for. A press upon the reading of an older text waits for the reading of this one, a moment later,
 * and is done where the same words ask for the same still; elsewhere it is dropped, and the new reading says what holds.
 */
export function useProposals({ report, source, isOld }: Reading, onWritten: () => void) {
  const [insertion, setInsertion] = useState<Insertion>()
  const [waiting, setWaiting] = useState<Taken>()
  const write = ({ assertion: { at, offset, length }, proposal }: Taken) => {
    const expected = source.slice(offset, offset + length)
    setInsertion((before) => ({ at, expected, text: proposal.text, count: (before?.count ?? 0) + 1 }))
    onWritten()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pressed is written once, when its text is read
  useEffect(() => {
    if (waiting === undefined || isOld || report === undefined) return
    setWaiting(undefined)
    const assertion = findAgain(waiting, report)
    if (assertion !== undefined) write({ ...waiting, assertion })
  }, [waiting, isOld, report])
  const take = (assertion: CompiledAssertion, proposal: Proposal) => {
    if (isOld) setWaiting({ assertion, proposal })
    else write({ assertion, proposal })
  }
  return { insertion, take }
}

/** Pure: the same words with the same proposal in a newer reading, those that stand nearest. */
export function findAgain(
  { assertion, proposal }: Taken,
  { assertions }: Pick<CompiledReport, 'assertions'>,
): CompiledAssertion | undefined {
  const away = ({ offset }: CompiledAssertion) => Math.abs(offset - assertion.offset)
  return assertions
    .filter(
      ({ text, kind, proposals }) =>
        text === assertion.text && kind === assertion.kind && proposals.some((one) => one.text === proposal.text),
    )
    .reduce<CompiledAssertion | undefined>(
      (nearest, one) => (nearest === undefined || away(one) < away(nearest) ? one : nearest),
      undefined,
    )
}
