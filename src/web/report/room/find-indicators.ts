import type { WrittenIndicator } from '../../../definition/catalogue/part/types.ts'

/** How well an indicator is what somebody types: by its name, by what else it is called, by its sound; undefined when it is not. Lower is better. */
export function rankIndicator({ label, aliases, id, pinyin = '' }: WrittenIndicator, typed: string): number | undefined {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return 3
  const names = [label, ...aliases].map((name) => name.toLowerCase())
  if (names.includes(wanted) || id === wanted) return 0
  if (names.some((name) => name.startsWith(wanted))) return 1
  if (names.some((name) => name.includes(wanted))) return 2
  if (/^[a-z]+$/.test(wanted)) {
    const [initials = '', whole = ''] = pinyin.split(' ')
    if (initials.startsWith(wanted) || whole.startsWith(wanted)) return 2
    return initials.includes(wanted) || whole.includes(wanted) ? 3 : undefined
  }
  // 帮扶户数 finds 产业帮扶户数, 帮扶资金户数 does not stop it: the letters in their order.
  return wanted.length >= 2 && names.some((name) => hasInOrder(name, wanted)) ? 4 : undefined
}

/** The indicators that somebody may mean, the likeliest first. */
export function findIndicators(indicators: readonly WrittenIndicator[], typed: string): readonly WrittenIndicator[] {
  return indicators
    .flatMap((indicator) => {
      const rank = rankIndicator(indicator, typed)
      return rank === undefined ? [] : [{ indicator, rank }]
    })
    .sort((one, other) => one.rank - other.rank || one.indicator.label.length - other.indicator.label.length)
    .map(({ indicator }) => indicator)
}

function hasInOrder(name: string, wanted: string): boolean {
  let at = 0
  for (const letter of name) if (letter === wanted[at]) at += 1
  return at >= wanted.length
}
