import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Select } from 'antd'
import { useId, useMemo, useState } from 'react'
import type { CatalogueWriting, WrittenIndicator } from '../../../definition/catalogue/part/types.ts'
import { parsePeriod } from '../../../definition/period/parse-period.ts'
import { unitIds, unitsConvert } from '../../../definition/unit/unit.ts'
import { evaluateQuery, slicesQuery } from '../../http/queries.ts'
import { presentPeriodKey } from '../../parts/period.ts'
import { quantityText } from '../../parts/quantity.ts'
import styles from './chip-form.module.css'
import { findIndicators } from './find-indicators.ts'
import { periodChoices } from './period-choices.ts'
import type { TokenDraft } from './token-text.ts'

interface Props {
  readonly writing: CatalogueWriting
  readonly draft: TokenDraft
  readonly change: (draft: TokenDraft) => void
  /** The report's own. */
  readonly period: string
  /** The words that somebody selected: the first thing that is looked for. */
  readonly sought: string
}

/** Which indicator, of when, in which unit and with how many decimals, for which part; of a claim the words too. */
export function FigureFields({ writing, draft, change, period, sought }: Props) {
  const { type, name, unit, digits } = draft
  const indicator = useMemo(
    () => writing.indicators.find(({ id, label, aliases }) => label === name || id === name || aliases.includes(name)),
    [writing, name],
  )
  return (
    <>
      {type === 'claim' ? <PhraseField writing={writing} draft={draft} change={change} /> : null}
      <IndicatorField writing={writing} draft={draft} change={change} indicator={indicator} sought={sought} />
      <PeriodField draft={draft} change={change} period={period} />
      {type === 'figure' ? (
        <div className={styles.row}>
          <span>写法</span>
          <span className={styles.pair}>
            <Select
              size="small"
              aria-label="单位"
              value={unit}
              onChange={(next: string) => change({ ...draft, unit: next, digits: next === '' ? '' : digits })}
              options={unitChoices(indicator, unit)}
            />
            <Select
              size="small"
              aria-label="小数"
              value={digits}
              onChange={(next: string) =>
                change({ ...draft, digits: next, unit: next !== '' && unit === '' ? (indicator?.unit ?? '') : unit })
              }
              options={digitChoices(unit, digits)}
            />
          </span>
        </div>
      ) : null}
      <SliceFields draft={draft} change={change} indicator={indicator} period={period} />
      <KnownValue draft={draft} indicator={indicator} period={period} />
    </>
  )
}

type FieldProps = Pick<Props, 'draft' | 'change'>

function PhraseField({ writing, draft, change }: FieldProps & Pick<Props, 'writing'>) {
  const known = writing.claims.flatMap(({ phrase, aliases = [] }) => [phrase, ...aliases]).map((words) => words.replace(/…/g, ''))
  const listed = known.some((words) => draft.phrase.startsWith(words) || words === draft.phrase)
  return (
    <>
      <div className={styles.row}>
        <span>断语</span>
        <AutoComplete
          size="small"
          aria-label="断语"
          value={draft.phrase}
          onChange={(phrase: string) => change({ ...draft, phrase: phrase.replace(/[{}|:：\n]/g, '') })}
          // One that is written in full needs no list, which would lie over the next field.
          options={
            known.includes(draft.phrase)
              ? []
              : [...new Set(known)].filter((words) => words.includes(draft.phrase)).map((value) => ({ value }))
          }
          placeholder="超额完成、全部办结……"
        />
      </div>
      {listed && draft.condition === '' ? null : (
        <div className={styles.row}>
          <span>成立于</span>
          <AutoComplete
            size="small"
            aria-label="成立的条件"
            value={draft.condition}
            onChange={(condition: string) => change({ ...draft, condition: condition.replace(/[{}|\n]/g, '') })}
            options={['=100%', '=0', '>0', '≥50%'].map((value) => ({ value }))}
            placeholder="词典里没有的话要写明，如 =100%"
          />
        </div>
      )}
    </>
  )
}

interface IndicatorFieldProps extends FieldProps {
  readonly writing: CatalogueWriting
  readonly indicator: WrittenIndicator | undefined
  readonly sought: string
}

const shown = 60

function IndicatorField({ writing, draft, change, indicator, sought }: IndicatorFieldProps) {
  const [typed, setTyped] = useState('')
  const packs = useMemo(() => new Map(writing.packs.map(({ id, label }) => [id, label])), [writing])
  const found = useMemo(() => {
    const wanted = typed === '' ? sought : typed
    const fitting = findIndicators(writing.indicators, wanted)
    return (fitting.length === 0 && typed === '' ? writing.indicators : fitting).slice(0, shown)
  }, [writing, typed, sought])
  const options = found.map(({ label, unit, pack }) => ({
    value: label,
    label: (
      <span className={styles.choice}>
        {label}
        <small>
          {unit === '无' ? '' : `${unit} · `}
          {packs.get(pack)}
        </small>
      </span>
    ),
  }))
  return (
    <div className={styles.row}>
      <span>指标</span>
      <Select
        size="small"
        aria-label="指标"
        autoFocus={draft.name === ''}
        defaultOpen={draft.name === ''}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={draft.name === '' ? null : (indicator?.label ?? draft.name)}
        placeholder="名称、别名或拼音"
        notFoundContent="没有这样的指标"
        popupMatchSelectWidth={300}
        onChange={(name: string) => change({ ...draft, name, slices: [], unit: '', digits: '' })}
        options={options}
      />
    </div>
  )
}

function PeriodField({ draft, change, period }: FieldProps & Pick<Props, 'period'>) {
  const [typed, setTyped] = useState('')
  const extra = [typed, draft.period].filter((key) => key !== '' && key !== '上年' && parsePeriod(key) !== undefined)
  const groups = periodChoices(period)
  const known = new Set(groups.flatMap(({ options }) => options.map(({ value }) => value)))
  const own = [...new Set(extra)].filter((key) => !known.has(key))
  return (
    <div className={styles.row}>
      <span>时期</span>
      <Select
        size="small"
        aria-label="时期"
        value={draft.period}
        showSearch={{ onSearch: setTyped, optionFilterProp: 'label' }}
        onChange={(next: string) => change({ ...draft, period: next })}
        options={
          own.length === 0
            ? groups
            : [{ label: '所写', options: own.map((value) => ({ value, label: presentPeriodKey(value) })) }, ...groups]
        }
      />
    </div>
  )
}

function unitChoices(indicator: WrittenIndicator | undefined, unit: string): { value: string; label: string }[] {
  const fitting = indicator === undefined ? [] : unitIds.filter((one) => unitsConvert(one, indicator.unit))
  const listed = [...(indicator?.type === 'pick' ? ['名单', '月日', '年月日'] : fitting), unit].filter((one) => one !== '')
  return [
    { value: '', label: indicator === undefined || indicator.unit === '无' ? '照原样' : `${indicator.unit}（原样）` },
    ...[...new Set(listed)].map((value) => ({ value, label: value })),
  ]
}

function digitChoices(unit: string, digits: string): { value: string; label: string }[] {
  if (unit === '月日' || unit === '年月日') return [{ value: '', label: '日期' }]
  if (unit === '名单')
    return [{ value: '', label: '全部' }, ...['1', '2', '3', '4', '5', '8'].map((value) => ({ value, label: `前${value}个` }))]
  const usual = [
    { value: '', label: '全部位数' },
    { value: '0', label: '整数' },
    { value: '1', label: '1 位小数' },
    { value: '2', label: '2 位小数' },
    { value: '3', label: '3 位小数' },
    { value: '4', label: '4 位小数' },
    { value: '整10', label: '取整到十' },
    { value: '整100', label: '取整到百' },
    { value: '整1000', label: '取整到千' },
  ]
  return usual.some(({ value }) => value === digits) ? usual : [...usual, { value: digits, label: digits }]
}

interface SliceProps extends FieldProps {
  readonly indicator: WrittenIndicator | undefined
  readonly period: string
}

/** 只算某村、某类别的. */
function SliceFields({ draft, change, indicator, period }: SliceProps) {
  const [slice] = draft.slices
  const dimensions = indicator?.dimensions ?? []
  const dimension = slice?.dimension
  const at = parsePeriod(draft.period) === undefined ? period : draft.period
  const { data } = useQuery({
    ...slicesQuery(indicator?.id ?? '', dimension, at),
    enabled: indicator !== undefined && dimension !== undefined,
  })
  if (dimensions.length === 0 && slice === undefined) return null
  const set = (next: string, value: string) =>
    change({ ...draft, slices: next === '' ? [] : [{ dimension: next, value }, ...draft.slices.slice(1)] })
  return (
    <div className={styles.row}>
      <span>只算</span>
      <span className={styles.pair}>
        <Select
          size="small"
          aria-label="按什么分"
          value={dimension ?? ''}
          onChange={(next: string) => set(next, '')}
          options={[{ value: '', label: '全部' }, ...dimensions.map((label) => ({ value: label, label }))]}
        />
        {dimension === undefined ? null : (
          <AutoComplete
            size="small"
            aria-label="只算哪一个"
            value={slice?.value ?? ''}
            onChange={(value: string) => set(dimension, value.replace(/[{}|[\]\n]/g, ''))}
            options={(data?.slices ?? []).map(({ value }) => ({ value })).filter(({ value }) => value.includes(slice?.value ?? ''))}
          />
        )}
      </span>
    </div>
  )
}

/** What the ledger has at that time, before anything is written. */
function KnownValue({
  draft,
  indicator,
  period,
}: {
  readonly draft: TokenDraft
  readonly indicator: WrittenIndicator | undefined
  readonly period: string
}) {
  const at = draft.period === '' ? period : draft.period === '上年' ? lastYear(period) : draft.period
  const slices = draft.slices.filter(({ value }) => value !== '')
  const askable = indicator !== undefined && parsePeriod(at) !== undefined && slices.length === draft.slices.length
  const { data, isFetching } = useQuery(
    evaluateQuery(askable ? [{ indicator: indicator.id, period: at, ...(slices.length === 0 ? {} : { slices }) }] : []),
  )
  const id = useId()
  const [result] = data ?? []
  if (!askable) return null
  const words =
    result === undefined
      ? isFetching
        ? '正在问台账……'
        : ''
      : result.list !== undefined && result.list.length > 0
        ? result.list.slice(0, 6).join('、')
        : result.value === null
          ? (result.unknown ?? result.error ?? '台账里不知道')
          : quantityText(result.value, indicator.unit)
  return (
    <p className={styles.known} id={id} aria-live="polite">
      {presentPeriodKey(at)}：<b>{words}</b>
      {indicator.note === '' ? null : <small>{indicator.note}</small>}
    </p>
  )
}

function lastYear(period: string): string {
  return period.replace(/\d{4}/g, (year) => String(Number(year) - 1))
}
