import { Alert, AutoComplete, Button, Input, type InputRef } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { errorText } from '../../../../web/http/client.ts'
import { presentDay } from '../../../../web/parts/time.ts'
import { arrivalFields, checkpointFields, entryFields } from '../fields.ts'
import styles from './entry.module.css'
import { findProblem, isFever, type TypedEntry } from './gates.ts'
import { type SavedEntry, useSaveEntry } from './use-save-entry.ts'

interface Props {
  readonly checkpoint: LedgerRecord
  /** Announced people who are still on their way. */
  readonly arrivals: readonly LedgerRecord[]
  readonly feverFrom: string
}

const rememberedOrigin = 'qianbi.checkpoint-origin'
const origins = ['本镇', '县城', '邻镇', '邻县', '省外'] as const
const ordinary = ['放行', '劝返'] as const
const forFever = ['移交发热门诊', '等待复测'] as const

/** The form of one passage. Enter saves and goes back to the name; on a phone all buttons are where a thumb is. */
export function EntryForm({ checkpoint, arrivals, feverFrom }: Props) {
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
  return (
    <form className={styles.form} onSubmit={submit} aria-label="登记一人">
      <div className={styles.field}>
        <label htmlFor="entry-name">姓名</label>
        <AutoComplete
          value={entry.name}
          onChange={(value: string) => {
            setArrivalId(undefined)
            set({ name: value })
          }}
          onSelect={(_: string, option: { readonly key: string }) => choose(option.key)}
          options={suggestions(arrivals, entry.name)}
        >
          <Input id="entry-name" ref={name} size="large" autoComplete="off" aria-invalid={problem?.field === 'name'} />
        </AutoComplete>
        {arrival === undefined ? null : (
          <small className={styles.known}>
            已报备：{arrivalFields.shown(arrival, 'category')} {arrivalFields.text(arrival, 'origin')} →{' '}
            {arrivalFields.shown(arrival, 'village')}，{arrivalFields.shown(arrival, 'status')}
          </small>
        )}
      </div>
      <div className={styles.field}>
        <label htmlFor="entry-temperature">体温（℃）</label>
        <Input
          id="entry-temperature"
          size="large"
          inputMode="decimal"
          autoComplete="off"
          value={entry.temperature}
          onChange={(event) => set({ temperature: event.target.value.trim() })}
          {...(fever ? { status: 'error' as const } : {})}
          aria-invalid={problem?.field === 'temperature'}
        />
      </div>
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor="entry-origin">来源地</label>
        <Input
          id="entry-origin"
          size="large"
          autoComplete="off"
          value={entry.origin}
          onChange={(event) => set({ origin: event.target.value })}
        />
        <Choices label="常见来源地" options={origins} value={entry.origin} choose={(origin) => set({ origin })} />
      </div>
      <div className={styles.field}>
        <label htmlFor="entry-destination">去向</label>
        <Input
          id="entry-destination"
          size="large"
          autoComplete="off"
          value={entry.destination}
          onChange={(event) => set({ destination: event.target.value })}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="entry-plate">车牌</label>
        <Input
          id="entry-plate"
          size="large"
          autoComplete="off"
          value={entry.plate}
          onChange={(event) => set({ plate: event.target.value.toUpperCase() })}
        />
      </div>
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor="entry-handling">处置</label>
        <Choices label="处置办法" options={fever ? forFever : ordinary} value={entry.handling} choose={(handling) => set({ handling })} />
        <Input
          id="entry-handling"
          size="large"
          autoComplete="off"
          value={entry.handling}
          onChange={(event) => set({ handling: event.target.value })}
          aria-invalid={problem?.field === 'handling'}
        />
      </div>
      {problem === undefined ? null : <Alert className={styles.wide ?? ''} type="error" showIcon role="alert" title={problem.why} />}
      {save.isError ? <Alert className={styles.wide ?? ''} type="error" showIcon role="alert" title={errorText(save.error)} /> : null}
      <div className={styles.submit}>
        <Button type="primary" size="large" htmlType="submit" loading={save.isPending} block>
          登记
        </Button>
      </div>
      <div className={styles.wide} role="status">
        {saved === undefined ? null : (
          <>
            <b>已登记 {entryFields.text(saved.record, 'name')}</b>
            {saved.told.map(({ tone, what }) => (
              <p key={what} className={tone === 'late' ? styles.late : styles.good}>
                {what}
              </p>
            ))}
          </>
        )}
      </div>
    </form>
  )
}

interface ChoicesProps {
  readonly label: string
  readonly options: readonly string[]
  readonly value: string
  readonly choose: (option: string) => void
}

function Choices({ label, options, value, choose }: ChoicesProps) {
  return (
    <fieldset className={styles.choices} aria-label={label}>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => choose(option)}>
          {option}
        </button>
      ))}
    </fieldset>
  )
}

/** An announced person is recognised by the whole name, when only one bears it. */
function onlyNamesake(arrivals: readonly LedgerRecord[], typed: string): LedgerRecord | undefined {
  const named = arrivals.filter((record) => arrivalFields.text(record, 'name') === typed.trim())
  return typed.trim() !== '' && named.length === 1 ? named[0] : undefined
}

function suggestions(arrivals: readonly LedgerRecord[], typed: string) {
  const words = typed.trim()
  if (words === '') return []
  return arrivals
    .filter((record) => arrivalFields.text(record, 'name').startsWith(words))
    .slice(0, 8)
    .map((record) => ({
      key: record.id,
      value: arrivalFields.text(record, 'name'),
      label: `${arrivalFields.text(record, 'name')}，${arrivalFields.shown(record, 'village')}，${presentDay(arrivalFields.text(record, 'plannedOn'))}到`,
    }))
}
