const BEIJING = 8 * 3_600_000

/** An instant as an office writes it, in Beijing time to the minute: `2021年1月18日16时30分`. */
export function presentAsOf(instant: string): string {
  const date = new Date(Date.parse(instant) + BEIJING)
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日${date.getUTCHours()}时${pad(date.getUTCMinutes())}分`
}
