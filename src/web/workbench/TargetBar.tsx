import { Link } from '@tanstack/react-router'
import type { WorkbenchTarget } from '../../api/contract/workbench.ts'
import { decimal, roundHalfUp } from '../../definition/decimal/decimal.ts'
import { isDecimalText, presentQuantity, quantityText, readingUnit, signed } from '../parts/quantity.ts'
import styles from './workbench.module.css'

/** One key indicator against its target: how far it is, and the mark where the calendar stands (序时进度). */
export function TargetBar({ target, through }: { readonly target: WorkbenchTarget; readonly through: string }) {
  const unit = readingUnit(target.unit, target.value, target.target)
  const value = presentQuantity(target.value, unit)
  const goal = target.target === null ? undefined : presentQuantity(target.target, unit)
  const slow = isBehind(target)
  // A target passed does not look like one just reached: the bar is as long as what was done, with a mark where the whole is.
  const whole = Math.max(100, Number(target.rate ?? 0))
  return (
    <div className={styles.target}>
      <div className={styles.targetHead}>
        <Link to="/indicators/$indicator" params={{ indicator: target.indicator }} search={{}}>
          {target.label}
        </Link>
        <b>
          {value.number} <small>{goal === undefined ? value.unit : `/ ${goal.number} ${goal.unit}`}</small>
        </b>
      </div>
      {target.rate === null ? null : (
        <div
          className={styles.bar}
          role="img"
          aria-label={`完成 ${target.rate}%${target.pace === null ? '' : `，序时进度 ${target.pace}%`}`}
        >
          <i className={slow ? styles.slow : undefined} style={{ width: `${share(target.rate, whole)}%` }} />
          {whole > 100 ? <s style={{ left: `${share('100', whole)}%` }} /> : null}
          {target.pace === null ? null : <u style={{ left: `${share(target.pace, whole)}%` }} />}
        </div>
      )}
      <p className={slow ? styles.slowText : undefined}>{targetNote(target, through)}</p>
    </div>
  )
}

/** `2020年1-12月` or `2021年1月`: the months that nobody has reported yet. */
function lacking(through: string): string {
  const months = through.replace(/^\d{4}年/, '')
  return months === '' || months === '1-12月' || months === '全年' ? `${through.slice(0, 5)}还没有记录` : `${months}还没报`
}

function targetNote(target: WorkbenchTarget, through: string): string {
  const parts: string[] = []
  if (target.rate !== null && isDecimalText(target.rate)) parts.push(`完成 ${trimZero(target.rate)}%`)
  const gap = paceGap(target)
  if (gap !== undefined) parts.push(gap)
  if (target.growth !== null && isDecimalText(target.growth)) parts.push(`同比 ${signed(roundHalfUp(decimal(target.growth), 1), '%')}`)
  else if (target.lastYear !== null) parts.push(`上年 ${quantityText(target.lastYear, readingUnit(target.unit, target.lastYear))}`)
  if (target.value === null) parts.unshift(lacking(through))
  if (parts.length > 0) return parts.join(' · ')
  return target.target === null ? '还没有任务数可比' : '任务数是零，不算完成率'
}

function paceGap({ rate, pace }: WorkbenchTarget): string | undefined {
  if (rate === null || pace === null) return undefined
  const gap = decimal(rate).minus(decimal(pace))
  if (pace === '100' || pace === '100.0')
    return gap.eq(0) ? '正好完成' : `${gap.gt(0) ? '超额' : '还差'} ${trimZero(roundHalfUp(gap.abs(), 1))}%`
  if (gap.eq(0)) return '与序时持平'
  return `${gap.gt(0) ? '快于' : '慢于'}序时 ${trimZero(roundHalfUp(gap.abs(), 1))} 个百分点`
}

function isBehind({ rate, pace }: WorkbenchTarget): boolean {
  return rate !== null && pace !== null && decimal(rate).lt(decimal(pace))
}

function trimZero(text: string): string {
  return text.replace(/\.0+$/, '')
}

/** Of a bar that stands for `whole` percent, where a percentage ends. */
function share(percent: string, whole: number): number {
  return Math.max(0, Math.min(100, (Number(percent) * 100) / whole))
}
