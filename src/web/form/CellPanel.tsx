import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { CellChoice, FormView } from '../../api/contract/form.ts'
import { isUnit, unitIds, unitsConvert } from '../../definition/unit/unit.ts'
import { slicesQuery, writingQuery } from '../http/queries.ts'
import { findIndicators } from '../report/room/find-indicators.ts'
import styles from './form.module.css'
import { bindingWords } from './sheet-marks.ts'
import type { Binding } from './use-binding.ts'

interface Props {
  readonly form: FormView
  readonly sheet: string
  readonly cell: string
  readonly binding: Binding
}

type Kind = 'indicator' | 'empty' | 'byHand'
type Figure = CellChoice & { readonly type: 'indicator' }

/** What has been chosen so far; without a unit it is the one that the form says. */
type Chosen = { readonly [Key in keyof Figure]?: Figure[Key] | undefined }

const times = [
  { value: 'said', label: '照表上写的' },
  { value: 'period', label: '表的期间' },
  { value: 'toDate', label: '年初累计' },
  { value: 'lastYear', label: '上年同期' },
  { value: 'lastYearToDate', label: '上年累计' },
] as const
const figures = [
  { value: 'value', label: '数值' },
  { value: 'growth', label: '同比（%）' },
  { value: 'change', label: '比上年增减' },
] as const

/** What one blank cell is filled from: shown, and changed by a person. */
export function CellPanel({ form, sheet, cell, binding }: Props) {
  const isHere = (one: { readonly sheet: string; readonly cell: string }) => one.sheet === sheet && one.cell === cell
  const bound = form.cells.find(isHere)
  const open = form.open.find(isHere)
  const left = form.left.find(isHere)
  const label = bound?.label ?? open?.label ?? left?.label ?? cell
  const say = (choice: CellChoice, done: string) => binding.bind({ cells: [{ sheet, cell, choice }] }, done)
  const isSaid = bound?.kept === true || left !== undefined || open?.why === '有人取消了绑定'
  return (
    <div className={styles.panel}>
      <h2>{label}</h2>
      <p className={styles.state}>
        {bound === undefined ? null : `由${bindingWords(bound.binding).long}填。`}
        {bound === undefined || bound.kept === true ? null : `这是按旁边的字提的，把握 ${Math.round(bound.confidence * 100)}%。`}
        {left === undefined ? null : `${left.byHand ? '由人手填' : '有意空着'}：${left.why}`}
        {open === undefined ? null : `还没有绑定：${open.why}。`}
        {bound === undefined && open === undefined && left === undefined ? '还没有绑定，旁边也没有字。' : null}
      </p>
      <div className={styles.row}>
        {bound === undefined || bound.kept === true || bound.binding.type !== 'indicator' ? null : (
          <Button size="small" loading={binding.busy} onClick={() => say(confirmOf(bound.binding), '已认可')}>
            就是它
          </Button>
        )}
        {bound === undefined || bound.binding.type !== 'indicator' ? null : (
          <Button size="small" loading={binding.busy} onClick={() => say({ type: 'open' }, '已取消绑定')}>
            取消绑定
          </Button>
        )}
        {isSaid ? (
          <Button size="small" loading={binding.busy} onClick={() => say({ type: 'proposal' }, '照旁边的字')}>
            忘掉说过的，照旁边的字
          </Button>
        ) : null}
      </div>
      <CellForm
        key={`${sheet}!${cell}`}
        form={form}
        candidates={open?.candidates ?? []}
        start={bound?.binding}
        busy={binding.busy}
        say={say}
      />
    </div>
  )
}

type BoundTo = FormView['cells'][number]['binding']

function confirmOf(binding: BoundTo): CellChoice {
  if (binding.type !== 'indicator') return { type: 'proposal' }
  const { indicator, form, slices } = binding
  return { type: 'indicator', indicator, form, at: 'said', slices: slices.map(({ dimension, value }) => ({ dimension, value })) }
}

interface CellFormProps {
  readonly form: FormView
  readonly candidates: readonly string[]
  readonly start: BoundTo | undefined
  readonly busy: boolean
  readonly say: (choice: CellChoice, done: string) => void
}

function CellForm({ form, candidates, start, busy, say }: CellFormProps) {
  const [kind, setKind] = useState<Kind>('indicator')
  const [why, setWhy] = useState('')
  const first = start?.type === 'indicator' ? start : undefined
  const [figure, setFigure] = useState<Chosen>(
    first === undefined ? {} : { indicator: first.indicator, form: first.form, slices: [...first.slices] },
  )
  const isWhole = kind === 'indicator' ? figure.indicator !== undefined : why.trim() !== ''
  const send = () => {
    if (kind !== 'indicator') return say({ type: 'empty', why, byHand: kind === 'byHand' }, '已记下')
    const { indicator, form: as = 'value', at = 'said', unit, slices = [] } = figure
    if (indicator !== undefined)
      say({ type: 'indicator', indicator, form: as, at, slices, ...(unit === undefined ? {} : { unit }) }, '已绑定')
  }
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) send()
      }}
    >
      <Radio.Group
        value={kind}
        onChange={({ target }: { readonly target: { readonly value?: Kind } }) => setKind(target.value ?? 'indicator')}
        options={[
          { value: 'indicator', label: '填一个指标' },
          { value: 'empty', label: '空着' },
          { value: 'byHand', label: '由人手填' },
        ]}
      />
      {kind === 'indicator' ? (
        <FigureFields figure={figure} change={(more) => setFigure({ ...figure, ...more })} candidates={candidates} period={form.period} />
      ) : (
        <div className={styles.field}>
          {kind === 'empty' ? '为什么空着' : '为什么要手填'}
          <Input
            aria-label={kind === 'empty' ? '为什么空着' : '为什么要手填'}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
            maxLength={300}
            placeholder="如：镇里没有这一项"
          />
        </div>
      )}
      <Button type="primary" htmlType="submit" disabled={!isWhole} loading={busy}>
        {kind === 'indicator' ? '绑定' : '记下'}
      </Button>
    </form>
  )
}

interface FigureProps {
  readonly figure: Chosen
  readonly change: (more: Chosen) => void
  readonly candidates: readonly string[]
  readonly period: string
}

function FigureFields({ figure, change, candidates, period }: FigureProps) {
  const { data } = useQuery(writingQuery)
  const [typed, setTyped] = useState('')
  const all = data?.indicators ?? []
  const found = findIndicators(all, typed).slice(0, 50)
  const chosen = all.find(({ id }) => id === figure.indicator)
  const shown = chosen === undefined || found.includes(chosen) ? found : [chosen, ...found]
  const unit = chosen?.unit ?? '无'
  const units = unitIds.filter((one) => isUnit(unit) && unitsConvert(one, unit))
  const guessed = all.filter(({ label }) => candidates.includes(label))
  return (
    <>
      {guessed.length === 0 ? null : (
        <p className={styles.row}>
          可能是：
          {guessed.map(({ id, label }) => (
            <Button key={id} size="small" onClick={() => change({ indicator: id, slices: [] })}>
              {label}
            </Button>
          ))}
        </p>
      )}
      <div className={styles.field}>
        指标
        <Select
          showSearch
          filterOption={false}
          onSearch={setTyped}
          value={figure.indicator ?? null}
          placeholder="按名称找，拼音首字母也行"
          aria-label="指标"
          options={shown.map(({ id, label, unit: own }) => ({ value: id, label: `${label}（${own}）` }))}
          onChange={(indicator: string | null) => {
            if (indicator !== null) change({ indicator, slices: [] })
          }}
        />
      </div>
      <div className={styles.field}>
        取什么
        <Select
          aria-label="取什么"
          value={figure.form ?? 'value'}
          options={[...figures]}
          onChange={(form: Figure['form']) => change({ form })}
        />
      </div>
      <div className={styles.field}>
        哪一段时间
        <Select aria-label="哪一段时间" value={figure.at ?? 'said'} options={[...times]} onChange={(at: Figure['at']) => change({ at })} />
      </div>
      {units.length < 2 ? null : (
        <div className={styles.field}>
          单位
          <Select
            aria-label="单位"
            value={figure.unit ?? ''}
            options={[{ value: '', label: '照表上写的' }, ...units.map((one) => ({ value: one, label: one }))]}
            onChange={(one: string) => change(one === '' ? { unit: undefined } : { unit: one })}
          />
        </div>
      )}
      {chosen === undefined || chosen.dimensions.length === 0 ? null : (
        <SliceField indicator={chosen.id} dimensions={chosen.dimensions} period={period} figure={figure} change={change} />
      )}
    </>
  )
}

interface SliceProps extends Pick<FigureProps, 'figure' | 'change' | 'period'> {
  readonly indicator: string
  readonly dimensions: readonly string[]
}

function SliceField({ indicator, dimensions, period, figure, change }: SliceProps) {
  const [slice] = figure.slices ?? []
  const [by, setBy] = useState(slice?.dimension ?? '')
  const { data } = useQuery({ ...slicesQuery(indicator, by, period), enabled: by !== '' })
  const values = data?.dimension === by ? data.slices.map(({ value }) => value) : []
  return (
    <div className={styles.field}>
      只算其中的
      <span className={styles.row}>
        <Select
          aria-label="按什么分"
          value={by}
          options={[{ value: '', label: '全部' }, ...dimensions.map((one) => ({ value: one, label: one }))]}
          onChange={(next: string) => {
            setBy(next)
            change({ slices: [] })
          }}
        />
        {by === '' ? null : (
          <Select
            aria-label="哪一个"
            showSearch
            value={slice?.value ?? null}
            options={values.map((value) => ({ value, label: value === '' ? '未填' : value }))}
            onChange={(value: string | null) => change({ slices: value === null ? [] : [{ dimension: by, value }] })}
          />
        )}
      </span>
    </div>
  )
}
