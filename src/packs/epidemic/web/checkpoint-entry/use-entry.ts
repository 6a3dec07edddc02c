import type { InputRef } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { arrivalFields, checkpointFields } from '../fields.ts'
import { findProblem, isFever, type TypedEntry } from './gates.ts'
import { type SavedEntry, useSaveEntry } from './use-save-entry.ts'

export interface EntryPlace {
  readonly checkpoint: LedgerRecord
  /** Announced people who are still on their way. */
  readonly arrivals: readonly LedgerRecord[]
  readonly feverFrom: string
}

const rememberedOrigin = 'qianbi.checkpoint-origin'

export type TypedEntryState = ReturnType<typeof useEntry>

/** The passage that is being typed: what is kept from one to the next, whom it is of, what stands in its way. */
export function useEntry({ checkpoint, arrivals, feverFrom }: EntryPlace) {
  const empty = (origin: string): TypedEntry => ({
    checkpoint: checkpoint.id,
    name: '',
    origin,
    destination: '',
    plate: '',
    temperature: '',
    handling: '放行',
  })
  const [entry, setEntry] = useState<TypedEntry>(() => empty(window.localStorage.getItem(rememberedOrigin) ?? ''))
  const [arrivalId, setArrivalId] = useState<string>()
  const [problem, setProblem] = useState<ReturnType<typeof findProblem>>()
  const [saved, setSaved] = useState<SavedEntry>()
  const name = useRef<InputRef>(null)
  const fever = isFever(entry.temperature, feverFrom)
  const arrival = arrivals.find(({ id }) => id === arrivalId) ?? onlyNamesake(arrivals, entry.name)
  const set = (change: Partial<TypedEntry>) => {
    setProblem(undefined)
    setEntry((before) => ({ ...before, ...change }))
  }
  const save = useSaveEntry((done) => {
    setSaved(done)
    window.localStorage.setItem(rememberedOrigin, entry.origin)
    setEntry(empty(entry.origin))
    setArrivalId(undefined)
    name.current?.focus()
  })
  useEffect(() => name.current?.focus(), [])
  // A fever cannot simply be let through: what was chosen for others no longer stands.
  useEffect(() => {
    setEntry((before) => (fever && before.handling === '放行' ? { ...before, handling: '' } : before))
  }, [fever])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    const found = findProblem(entry, feverFrom)
    setProblem(found)
    if (found === undefined) save.mutate({ entry, category: checkpointFields.text(checkpoint, 'category'), feverFrom, arrival })
  }
  const choose = (id: string) => {
    const record = arrivals.find((one) => one.id === id)
    if (record === undefined) return
    setArrivalId(id)
    set({
      name: arrivalFields.text(record, 'name'),
      origin: arrivalFields.text(record, 'origin') || entry.origin,
      destination: arrivalFields.shown(record, 'village'),
      plate: arrivalFields.text(record, 'plate'),
    })
  }
  /** Another name may be somebody else's. */
  const rename = (typed: string) => {
    setArrivalId(undefined)
    set({ name: typed })
  }
  return { entry, set, rename, choose, submit, name, fever, arrival, problem, saved, save }
}

/** An announced person is recognised by the whole name, when only one bears it. */
function onlyNamesake(arrivals: readonly LedgerRecord[], typed: string): LedgerRecord | undefined {
  const named = arrivals.filter((record) => arrivalFields.text(record, 'name') === typed.trim())
  return typed.trim() !== '' && named.length === 1 ? named[0] : undefined
}
