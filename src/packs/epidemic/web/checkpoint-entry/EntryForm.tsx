import { Alert, AutoComplete, Button, Input } from 'antd'
import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { errorText } from '../../../../web/http/client.ts'
import { presentDay } from '../../../../web/parts/time.ts'
import { arrivalFields, entryFields } from '../fields.ts'
import styles from './entry.module.css'
import { type EntryPlace, type TypedEntryState, useEntry } from './use-entry.ts'
import type { SavedEntry } from './use-save-entry.ts'

const origins = ['本镇', '县城', '邻镇', '邻县', '省外'] as const
const ordinary = ['放行', '劝返'] as const
const forFever = ['移交发热门诊', '等待复测'] as const

/** The form of one passage. Enter saves and goes back to the name; on a phone all buttons are where a thumb is. */
export function EntryForm(place: EntryPlace) {
  const typed = useEntry(place)
  const { entry, set, submit, fever, problem, saved, save } = typed
  return (
    <form className={styles.form} onSubmit={submit} aria-label="登记一人">
      <NameField typed={typed} arrivals={place.arrivals} />
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
      <WayFields typed={typed} />
      <HandlingField typed={typed} />
      {problem === undefined ? null : <Alert className={styles.wide ?? ''} type="error" showIcon role="alert" title={problem.why} />}
      {save.isError ? <Alert className={styles.wide ?? ''} type="error" showIcon role="alert" title={errorText(save.error)} /> : null}
      <div className={styles.submit}>
        <Button type="primary" size="large" htmlType="submit" loading={save.isPending} block>
          登记
        </Button>
      </div>
      <div className={styles.wide} role="status">
        {saved === undefined ? null : <Told saved={saved} />}
      </div>
    </form>
  )
}

interface FieldProps {
  readonly typed: TypedEntryState
}

function NameField({ typed, arrivals }: FieldProps & { readonly arrivals: readonly LedgerRecord[] }) {
  const { entry, rename, choose, name, arrival, problem } = typed
  return (
    <div className={styles.field}>
      <label htmlFor="entry-name">姓名</label>
      <AutoComplete
        value={entry.name}
        onChange={rename}
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
  )
}

/** Where from, where to, and in what. */
function WayFields({ typed }: FieldProps) {
  const { entry, set } = typed
  return (
    <>
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
    </>
  )
}

function HandlingField({ typed }: FieldProps) {
  const { entry, set, fever, problem } = typed
  return (
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
  )
}

/** What was written, and what follows for the person. */
function Told({ saved }: { readonly saved: SavedEntry }) {
  return (
    <>
      <b>已登记 {entryFields.text(saved.record, 'name')}</b>
      {saved.told.map(({ tone, what }) => (
        <p key={what} className={tone === 'late' ? styles.late : styles.good}>
          {what}
        </p>
      ))}
    </>
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
