import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CreatedOwnLedger, OwnProposal } from '../../../api/contract/own-ledger.ts'
import { api } from '../../http/api.ts'
import { withCorrection } from '../../http/correction.ts'
import { bodyOf, type DraftEntry, entryOf, mapOf } from './draft-state.ts'

/** What somebody says of the sheet itself. */
export interface SheetSaid {
  readonly sheet?: string
  readonly headerRow?: string
  readonly hidden?: 'include' | 'skip'
  readonly plainPercents?: 'percent' | 'ratio'
}

export interface NewLedgerFlow {
  readonly step: 'choose' | 'reading' | 'review' | 'writing' | 'done'
  readonly file: File | undefined
  readonly proposal: OwnProposal | undefined
  readonly entry: DraftEntry | undefined
  readonly said: SheetSaid
  /** What came of the last attempt: the ledger, or what of the rows could not be read. */
  readonly created: CreatedOwnLedger | undefined
  readonly error: unknown
  readonly choose: (file: File, said?: SheetSaid) => void
  readonly change: (entry: DraftEntry) => void
  readonly create: (more?: SheetSaid) => void
  readonly restart: () => void
}

type State = Pick<NewLedgerFlow, 'step' | 'file' | 'proposal' | 'entry' | 'said' | 'created' | 'error'>

const start: State = {
  step: 'choose',
  file: undefined,
  proposal: undefined,
  entry: undefined,
  said: {},
  created: undefined,
  error: undefined,
}

/** A sheet becomes a ledger: it is read, proposed, corrected, and sent once more to be made with its rows. */
export function useNewLedger(): NewLedgerFlow {
  const [state, setState] = useState<State>(start)
  const client = useQueryClient()
  const choose = async (file: File, said: SheetSaid = {}) => {
    setState({ ...start, step: 'reading', file, said })
    try {
      const { plainPercents: _, ...query } = said
      const proposal = await api.proposeOwnLedger({ ...query, file })
      setState((now) => ({ ...now, step: 'review', proposal, entry: entryOf(proposal) }))
    } catch (error) {
      setState({ ...start, error })
    }
  }
  const create = async (more: SheetSaid = {}) => {
    const { file, entry } = state
    if (file === undefined || entry === undefined) return
    const said = { ...state.said, ...more }
    setState((now) => ({ ...now, step: 'writing', error: undefined, said }))
    try {
      const draft = JSON.stringify({ ...bodyOf(entry), columns: mapOf(entry.columns) })
      const created = await withCorrection((correction) =>
        api.createOwnLedgerOfFile({ ...said, draft, file }, correction === undefined ? {} : { correction }),
      )
      // There is a new definition everywhere: menus, lists, indicators.
      if (created.ledger !== undefined) await client.invalidateQueries()
      setState((now) => ({ ...now, step: created.ledger === undefined ? 'review' : 'done', created }))
    } catch (error) {
      setState((now) => ({ ...now, step: 'review', error }))
    }
  }
  return {
    ...state,
    choose: (file, said) => void choose(file, said),
    change: (entry) => setState((now) => ({ ...now, entry })),
    create: (more) => void create(more),
    restart: () => setState(start),
  }
}
