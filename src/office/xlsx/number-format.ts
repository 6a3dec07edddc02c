/** What a number means under a cell's format. */
export type NumberKind = 'number' | 'percent' | 'date' | 'dateTime' | 'time' | 'month' | 'year'

/** Builtin formats of ECMA-376 §18.8.30, with those of the Chinese locale (27–36, 50–58). */
const BUILTIN: Readonly<Record<number, NumberKind>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'month',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'dateTime',
  27: 'month',
  28: 'date',
  29: 'date',
  30: 'date',
  31: 'date',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'month',
  45: 'time',
  47: 'time',
  50: 'month',
  51: 'date',
  52: 'month',
  53: 'date',
  54: 'date',
  55: 'time',
  56: 'time',
  57: 'month',
  58: 'date',
}

export function builtinKind(id: number): NumberKind {
  return BUILTIN[id] ?? 'number'
}

/** Reads a format such as `yyyy"年"m"月"d"日";@`, `[$-804]h:mm` or `0.00%`. Durations (`[h]:mm`) stay numbers. */
export function formatKind(format: string): NumberKind {
  const first = format.replace(/\\.|"[^"]*"|_.|\*./gu, '').split(';')[0] ?? ''
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'number'
  const plain = first
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|g\/通用格式/gi, '')
    .toLowerCase()
  if (plain.includes('%')) return 'percent'
  const time = /[hs]|am\/pm|上午\/下午/.test(plain)
  const letters = plain.replace(/am\/pm|a\/p|上午\/下午/g, '').replace(/[^ymdhse]/g, '')
  // An m beside hours or seconds is minutes, any other is a month.
  const month = letters.replace(/hm+/g, 'h').replace(/m+s/g, 's').includes('m')
  const year = letters.includes('y') || /(?<![0#?.])e(?![+-])/.test(plain)
  const day = letters.includes('d') || plain.includes('aaa')
  if (time) return year || day || month ? 'dateTime' : 'time'
  if (day) return 'date'
  if (year) return month ? 'month' : 'year'
  return month ? 'date' : 'number'
}
